#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

BeforeDiscovery {
    $hung = @(
        @{ Line = 'Get-SmmBalance -Session $session' }
        @{ Line = 'Get-SmmService -Session $session' }
        @{ Line = '1..250 | Get-SmmOrderStatus -Session $session' }
        @{ Line = '1..250 | Invoke-SmmRefill -Session $session' }
        @{ Line = '1..250 | Stop-SmmOrder -Session $session' }
        @{ Line = '1..250 | Get-SmmRefillStatus -Session $session -ThrottleLimit 1' }
        @{ Line = 'New-SmmOrder 1 https://example.com/p 100 -Session $session' }
        @{ Line = 'Connect-SmmPanel -Uri $session.Uri -ApiKey $key -TimeoutSeconds 5 -MaximumRetryCount 0' }
    )
    $writers = @(
        @{ Command = 'Invoke-SmmRefill'; Ready = 'Refill'; Bad = 3 }
        @{ Command = 'Stop-SmmOrder'; Ready = 'Cancel'; Bad = 2 }
    )
}

Describe 'A pipeline that is stopped' {
    BeforeEach {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel -TimeoutSeconds 5
        $runspace = New-TestRunspace
    }

    AfterEach { $runspace.Dispose() }

    It 'ends a hung request at once and sends nothing afterwards: <Line>' -ForEach $hung {
        Add-TestPanelFault $panel hang -Times always
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript("param(`$session, `$key) $Line").AddArgument($session).AddArgument((ConvertTo-TestKey $panel.Key))
            $running = $shell.BeginInvoke()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (Get-TestPanelRequest $panel) -and $clock.Elapsed.TotalSeconds -lt 10) { Start-Sleep -Milliseconds 20 }
            $sent = @(Get-TestPanelRequest $panel).Count
            $sent | Should -BeGreaterThan 0

            $clock.Restart()
            $stopping = $shell.BeginStop($null, $null)
            $stopping.AsyncWaitHandle.WaitOne(2000) | Should -BeTrue
            Write-Host "      stopped after $($clock.ElapsedMilliseconds) ms"
            $shell.EndStop($stopping)
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Streams.Error | Should -BeNullOrEmpty

            Start-Sleep -Milliseconds 150
            @(Get-TestPanelRequest $panel).Count | Should -BeLessOrEqual 4
            if ($Line -notlike '*250*' -or $Line -like '*ThrottleLimit 1*') { @(Get-TestPanelRequest $panel).Count | Should -Be 1 }
        }
        finally { Disconnect-SmmPanel $session; $shell.Dispose() }
    }

    It 'leaves the session usable' {
        Add-TestPanelFault $panel hang
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($session) Get-SmmBalance -Session $session').AddArgument($session)
            $running = $shell.BeginInvoke()
            while (-not (Get-TestPanelRequest $panel)) { Start-Sleep -Milliseconds 20 }
            $shell.Stop()
        }
        finally { $shell.Dispose() }
        (Get-SmmBalance -Session $session).Balance | Should -Be 100
    }
}

Describe 'Select-Object -First' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'ends <Line> without an error' -ForEach @(
        @{ Line = { 1..250 | Get-SmmOrderStatus | Select-Object -First 1 } }
        @{ Line = { Get-SmmOrderStatus (1..250) | Select-Object -First 1 } }
        @{ Line = { 1, 2, 9 | Invoke-SmmRefill | Select-Object -First 1 } }
        @{ Line = { 3, 6, 20 | Stop-SmmOrder | Select-Object -First 1 } }
        @{ Line = { Get-SmmService | Select-Object -First 1 } }
        @{ Line = { Get-SmmSession | Get-SmmBalance | Select-Object -First 1 } }
        @{ Line = { 'ServiceId,Link,Quantity', '1,a,100', '1,b,100' | ConvertFrom-Csv | New-SmmOrder | Select-Object -First 1 } }
    ) {
        $Error.Clear()
        $run = Invoke-Recorded $Line
        $run.Output.Count | Should -Be 1
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $run.Termination | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }

    It 'places no order after the one that was enough' {
        $orders = 'ServiceId,Link,Quantity', '1,a,100', '1,b,100' | ConvertFrom-Csv | New-SmmOrder | Select-Object -First 1
        $orders.Link | Should -Be 'a'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}

Describe '<Command> under $ErrorActionPreference = Stop' -ForEach $writers {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $ids = Get-ReadyOrderId -For $Ready -Count 250
    }

    It 'writes what every request that was sent brought, before an error of one id ends it' {
        Set-TestPanelLatency $panel 300
        $given = @($Bad) + $ids[0..248]
        $run = Invoke-Recorded { $ErrorActionPreference = 'Stop'; $given | & $Command -ThrottleLimit 8 }
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
        $run.Output.OrderId | Should -Be $ids[0..248]
        $run.Termination.TargetObject | Should -Be $Bad
    }

    It 'writes what was sent before something that is no id ends it' {
        Set-TestPanelLatency $panel 300
        $run = Invoke-Recorded { $ErrorActionPreference = 'Stop'; @($ids[0..119]) + 'abc' + $ids[120] | & $Command }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        @(Get-TestPanelRequest $panel).Ids | Should -Be $ids[0..99]
        $run.Output.OrderId | Should -Be $ids[0..99]
    }

    It 'writes what was sent before the warning of a repeated id ends it' {
        Set-TestPanelLatency $panel 300
        $run = Invoke-Recorded { @($ids[0..119]) + $ids[0] | & $Command -WarningAction Stop }
        $run.Termination | Should -Not -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Ids | Should -Be $ids[0..99]
        $run.Output.OrderId | Should -Be $ids[0..99]
    }

    It 'writes what was sent before the warning of a retry ends it' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0
        Add-TestPanelFault $panel @{ kind = 'delay'; ms = 500 }
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '0' } -Nth 2
        $run = Invoke-Recorded { $ids[0..199] | & $Command -ThrottleLimit 2 -WarningAction Stop }
        $run.Termination | Should -Not -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
        $run.Output.OrderId | Should -Be $ids[0..199]
    }

    It 'writes what was accepted before a refused key ends it' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Nth 2
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action balance
        $run = Invoke-Recorded { $ErrorActionPreference = 'Stop'; $ids | & $Command -ThrottleLimit 1 }
        $run.Output.OrderId | Should -Be $ids[0..99]
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
    }
}
