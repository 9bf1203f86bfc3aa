#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    function Get-Gap { $sent = @(Get-TestPanelRequest $panel); ($sent[-1].ReceivedAt - $sent[0].ReceivedAt).TotalSeconds }
}

BeforeDiscovery {
    $writers = @(
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 }; Sent = 'action=add&service=1&link=https://example.com/p&quantity=100' }
        @{ Line = { 1, 2 | Invoke-SmmRefill }; Sent = 'action=refill&orders=1,2' }
        @{ Line = { 3, 6 | Stop-SmmOrder }; Sent = 'action=cancel&orders=3,6' }
    )
    $forms = @(
        @{ Name = 'HTTP 429 alone'; Fault = 'rateLimit' }
        @{ Name = 'HTTP 429 with a page'; Fault = @{ kind = 'status'; status = 429 } }
        @{ Name = 'HTTP 429 with nothing'; Fault = @{ kind = 'answer'; status = 429; body = '' } }
        @{ Name = 'HTTP 429 with a Retry-After that is neither'; Fault = @{ kind = 'rateLimit'; retryAfter = 'soon' } }
        @{ Name = 'HTTP 200 with the text of a rate limit'; Fault = 'rateLimitText' }
    )
}

Describe 'A rate limit' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0.3
    }

    It 'makes <Line> wait as many seconds as the panel asks for and go again' -ForEach $writers {
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        $run = Invoke-Recorded $Line
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Count | Should -BeGreaterThan 0
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike '*Too many requests (HTTP 429)*Retry 1 of 2 in 1 s.'
        (Get-TestPanelRequest $panel).Text | Should -Be $Sent, $Sent
        Get-Gap | Should -BeGreaterOrEqual 0.98
        if ($Sent -like '*add*') { @(Get-TestPanelOrder $panel).Count | Should -Be 1 }
    }

    It 'makes an order wait until the date that the panel names' {
        $date = [datetime]::UtcNow.AddSeconds(2)
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = $date.ToString('r') }
        $order = New-SmmOrder 1 'https://example.com/p' 100 -WarningAction SilentlyContinue
        $order.OrderId | Should -Be (Get-TestPanelOrder $panel).id
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Count | Should -Be 2
        # The date has no fractions of a second.
        $sent[1].ReceivedAt.ToUniversalTime() | Should -BeGreaterOrEqual $date.AddMilliseconds(-$date.Millisecond - 50)
    }

    It 'makes an order wait the whole interval after <Name>' -ForEach $forms {
        Add-TestPanelFault $panel $Fault
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Output.Count | Should -Be 1
        $run.Warnings.Count | Should -Be 1
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
        @(Get-TestPanelOrder $panel).Count | Should -Be 1
        Get-Gap | Should -BeGreaterOrEqual 0.28
    }

    It 'does not make anybody wait for a date that is over' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 60
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = [datetime]::UtcNow.AddDays(-1).ToString('r') }
        (New-SmmOrder 1 'https://example.com/p' 100 -WarningAction SilentlyContinue).OrderId | Should -BeGreaterThan 0
        Get-Gap | Should -BeLessThan 30
    }

    It 'is an error once the retries are used up, and nothing was placed' {
        Add-TestPanelFault $panel 'rateLimit' -Times always
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0.05 -MaximumRetryIntervalSec 0.1
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateLimited,*'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
        $run.Warnings.Count | Should -Be 2
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
        @(Get-TestPanelOrder $panel).Count | Should -Be 0
    }

    It 'is an error at once with -MaximumRetryCount 0' {
        $null = Connect-TestPanel $panel
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RateLimited,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'is an error at once that says how long the panel asks to wait, where that is longer than -MaximumRetryIntervalSec: <Form>' -ForEach @(
        @{ Form = 'seconds'; Value = { '200' }; Says = '*wait 200 s.*' }
        @{ Form = 'a date'; Value = { [datetime]::UtcNow.AddSeconds(200).ToString('r') }; Says = '*wait ??? s.*' }
    ) {
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = & $Value }
        $run = Invoke-Recorded { 1, 2 | Invoke-SmmRefill }
        $run.Errors.TargetObject | Should -Be 1, 2
        $run.Errors.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'RateLimited,*'
        "$($run.Errors[0])" | Should -BeLike $Says
        $run.Warnings | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'holds -RetryIntervalSec to be right where it is longer than -MaximumRetryIntervalSec' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 1 -RetryIntervalSec 1 -MaximumRetryIntervalSec 0.1
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        (Get-SmmBalance -WarningAction SilentlyContinue).Balance | Should -Be 100
        Get-Gap | Should -BeGreaterOrEqual 0.98
    }

    It 'does not end a batch: each request goes on when the panel wants it, and every id is answered in order' {
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' } -Nth 2 -Times 2
        $ids = Get-ReadyOrderId -For Refill -Count 450
        $run = Invoke-Recorded { $ids | Invoke-SmmRefill -ThrottleLimit 4 }
        $run.Output.OrderId | Should -Be $ids
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 2
        @(Get-TestPanelRequest $panel).Count | Should -Be 7
    }
}

Describe 'A session that several runspaces share' {
    BeforeEach {
        Reset-TestPanel $panel
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
    }

    AfterEach {
        $shell.Dispose()
        $runspace.Dispose()
    }

    It 'holds all of them back when one is told to slow down' {
        $session = Connect-TestPanel $panel -MaximumRetryCount 2
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        $null = $shell.AddScript('param($session) Get-SmmBalance -Session $session').AddArgument($session)
        $running = $shell.BeginInvoke()
        while ($shell.Streams.Warning.Count -eq 0) { Start-Sleep -Milliseconds 20 }
        Start-Sleep -Milliseconds 50

        (Get-SmmOrderStatus 1 -Session $session).OrderId | Should -Be 1
        $shell.EndInvoke($running).Balance | Should -Be 100
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Action | Sort-Object | Should -Be 'balance', 'balance', 'status'
        foreach ($later in $sent[1..2]) { ($later.ReceivedAt - $sent[0].ReceivedAt).TotalSeconds | Should -BeGreaterOrEqual 0.98 }
    }

    It 'does not hold back other sessions on the same panel' {
        $session = Connect-TestPanel $panel -Name held -MaximumRetryCount 2
        $other = Connect-TestPanel $panel -Name free
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        $null = $shell.AddScript('param($session) Get-SmmBalance -Session $session').AddArgument($session)
        $running = $shell.BeginInvoke()
        while ($shell.Streams.Warning.Count -eq 0) { Start-Sleep -Milliseconds 20 }
        $null = Get-SmmOrderStatus 1 -Session $other
        $null = $shell.EndInvoke($running)
        (Get-TestPanelRequest $panel).Action | Should -Be 'balance', 'status', 'balance'
    }

    It 'paces all of them together with -RequestsPerMinute' {
        $session = Connect-TestPanel $panel -RequestsPerMinute 300
        $session.RequestsPerMinute | Should -Be 300
        $start = [datetime]::UtcNow
        $null = $shell.AddScript('param($session) 1..3 | ForEach-Object { Get-SmmBalance -Session $session }').AddArgument($session)
        $running = $shell.BeginInvoke()
        $null = 1..3 | ForEach-Object { Get-SmmOrderStatus $_ -Session $session }
        $shell.EndInvoke($running).Count | Should -Be 3

        # One every 0.2 seconds: the nth cannot be there before (n - 1) of these are over.
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Count | Should -Be 6
        for ($n = 0; $n -lt 6; $n++) { ($sent[$n].ReceivedAt.ToUniversalTime() - $start).TotalSeconds | Should -BeGreaterOrEqual ($n * 0.2 - 0.02) }
    }

    It 'paces the requests of one batch, too' {
        $null = Connect-TestPanel $panel -RequestsPerMinute 300
        $start = [datetime]::UtcNow
        @(1..500 | Get-SmmOrderStatus -ThrottleLimit 8).Count | Should -Be 500
        ([datetime]::UtcNow - $start).TotalSeconds | Should -BeGreaterOrEqual 0.78
    }
}
