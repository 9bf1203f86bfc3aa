#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Sessions and runspaces' {
    BeforeAll { $other = Start-TestPanel -Key other-key -Orders 10 -Currency EUR }

    BeforeEach {
        Reset-TestPanel $panel
        Reset-TestPanel $other
        Get-SmmSession | Disconnect-SmmPanel
    }

    It 'keeps two sessions side by side, each with its panel and its key' {
        $here = Connect-TestPanel $panel -Name here
        $null = Connect-TestPanel $other -Name there
        (New-SmmOrder 1 'https://example.com/a' 100 -Session $here).Session | Should -Be 'here'
        (New-SmmOrder 1 'https://example.com/b' 100).Session | Should -Be 'there'
        (Get-SmmOrderStatus 1 -Session here).Currency, (Get-SmmOrderStatus 1 -Session there).Currency | Should -Be 'USD', 'EUR'
        @(Get-TestPanelRequest $panel).Key | Should -Be 'test-key', 'test-key'
        @(Get-TestPanelRequest $other).Key | Should -Be 'other-key', 'other-key'
        (Get-TestPanelOrder $panel).link, (Get-TestPanelOrder $other).link | Should -Be 'https://example.com/a', 'https://example.com/b'
    }

    It 'works in ten runspaces at once with -Session $using:' {
        $session = Connect-TestPanel $panel
        $module = Get-ModuleUnderTest
        $results = 1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
            Import-Module $using:module
            $first = $_ * 150
            $statuses = @($first..($first + 119) | Get-SmmOrderStatus -Session $using:session)
            [pscustomobject] @{ First = $first; Ids = $statuses.OrderId -join ','; Default = @(Get-SmmSession).Count }
        }
        $results.Count | Should -Be 10
        foreach ($result in $results) {
            $result.Ids | Should -Be ($result.First..($result.First + 119) -join ',')
            $result.Default | Should -Be 0
        }
        $requests = @(Get-TestPanelRequest $panel)
        $requests.Count | Should -Be 20
        $requests.ForEach{ $_.Ids.Count } | Sort-Object -Unique | Should -Be 20, 100
    }

    It 'does not show the default session of one runspace in another' {
        $null = Connect-TestPanel $panel -Name mine
        $runspace = New-TestRunspace
        try {
            Invoke-InRunspace $runspace 'Get-SmmSession' | Should -BeNullOrEmpty
            { Invoke-InRunspace $runspace '$ErrorActionPreference = "Stop"; Get-SmmBalance -Session mine' } | Should -Throw "*The session 'mine' does not exist in this runspace*"
            $null = Invoke-InRunspace $runspace 'Connect-SmmPanel -Sandbox -Name theirs'
            (Invoke-InRunspace $runspace 'Get-SmmBalance').Session | Should -Be 'theirs'
        }
        finally { $runspace.Dispose() }
        (Get-SmmSession).Name | Should -Be 'mine'
        (Get-SmmBalance).Session | Should -Be 'mine'
    }

    It 'makes a session that one runspace closes unusable in the others, and does not fall back on another panel' {
        $null = Connect-TestPanel $other -Name before
        $session = Connect-TestPanel $panel
        $runspace = New-TestRunspace
        try { Invoke-InRunspace $runspace 'param($session) Disconnect-SmmPanel $session' $session }
        finally { $runspace.Dispose() }
        $run = Invoke-Recorded { Get-SmmBalance }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        "$($run.Termination)" | Should -BeLike "The session 'test' is closed*"
        Get-TestPanelRequest $other | Should -BeNullOrEmpty
        Disconnect-SmmPanel
        (Get-SmmBalance).Session | Should -Be 'before'
    }

    # Fault Processes: a session closed by another runspace
    It 'says that the outcome is unknown of what <Line> has sent when another runspace closes the session' -ForEach @(
        @{ Line = '1..450 | Invoke-SmmRefill -Session $session -ThrottleLimit 2'; Sent = 2; Unknown = 200 }
        @{ Line = 'New-SmmOrder 1 https://example.com/p 100 -SkipValidation -Session $session'; Sent = 1; Unknown = 1 }
    ) {
        $session = Connect-TestPanel $panel -TimeoutSeconds 60
        Add-TestPanelFault $panel hang -Times always
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript("param(`$session) $Line").AddArgument($session)
            $running = $shell.BeginInvoke()
            while (@(Get-TestPanelRequest $panel).Count -lt $Sent) { Start-Sleep -Milliseconds 20 }
            Disconnect-SmmPanel $session
            $running.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue
            $ids = $shell.Streams.Error.ForEach{ $_.FullyQualifiedErrorId.Split(',')[0] }
            $ids.Where{ $_ -eq 'OutcomeUnknown' }.Count | Should -Be $Unknown
            $ids.Where{ $_ -notin 'OutcomeUnknown', 'NotConnected' } | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
    }

    It 'goes back, session by session, as the current one is closed' {
        'a', 'b', 'c' | ForEach-Object { $null = Connect-TestPanel $panel -Name $_ }
        $names = foreach ($step in 1..3) { (Get-SmmBalance).Session; Disconnect-SmmPanel }
        $names | Should -Be 'c', 'b', 'a'
        (Invoke-Recorded { Get-SmmBalance }).Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'goes on in a pipeline that was begun before the name was connected again' {
        $old = Connect-TestPanel $panel -Name same
        $null = Connect-TestPanel $other -Name same
        (Get-SmmBalance).Currency | Should -Be 'EUR'
        (Get-SmmBalance $old).Currency | Should -Be 'USD'
    }
}
