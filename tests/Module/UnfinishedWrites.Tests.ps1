#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/RunFigures.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 30) { throw "Not within 30 seconds: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }

    # Runs a line with the session in the runspace until the panel has the request, and stops it before the panel answers.
    function Stop-Midway([string] $Line) {
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript("param(`$session) $Line").AddArgument($session)
            $running = $shell.BeginInvoke()
            Wait-Until { Get-TestPanelRequest $panel }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            Write-Host "      the prompt was back after $($clock.ElapsedMilliseconds) ms"
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }

    # Runs a line in the runspace to its end and returns its warnings.
    function Get-Warning([string] $Line) {
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript("param(`$session) $Line").AddArgument($session).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Streams.Warning | ForEach-Object Message
        }
        finally { $shell.Dispose() }
    }

    # Runs commands until one of them warns of what was stopped.
    function Wait-Warning {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not ($warning = Get-Warning 'Get-SmmSession') -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
        $warning
    }

    $latency = 2000
    $order = 'New-SmmOrder 1 https://example.com/p 100 -SkipValidation -Session $session'
}

Describe 'A write that is stopped after it was sent' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel -TimeoutSeconds 30
        $runspace = New-TestRunspace
        $refills = Get-ReadyOrderId -For Refill -Count 3
        $cancels = Get-ReadyOrderId -For Cancel -Count 3
    }

    AfterEach { $runspace.Dispose() }

    # Fault Processes: a stopped order
    It 'is finished: an order is placed in the ledger, and the next command says so once' {
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$order -Reference A-7"
        (Get-SmmOrder).Outcome | Should -Be 'Sending'
        Wait-Until { (Get-SmmOrder).Outcome -ne 'Sending' }
        $placed = Get-SmmOrder
        $placed.Outcome | Should -Be 'Placed'
        $placed.OrderId | Should -Be (Get-TestPanelOrder $panel)[-1].id
        Wait-Warning | Should -Be "While the last command was stopped, the panel placed order $($placed.OrderId) (reference A-7); see Get-SmmOrder."
        Get-Warning 'Get-SmmSession' | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    # Fault Processes: stopped refills
    It 'is finished: refills are recorded, and the next command names them once' {
        $null = $refills | Import-SmmOrder
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$($refills -join ',') | Invoke-SmmRefill -Session `$session"
        Wait-Until { (Get-SmmOrder $refills[2]).RefillAt }
        $recorded = foreach ($id in $refills) { "$((Get-SmmOrder $id).RefillId) (order $id)" }
        Wait-Warning | Should -Be "While the last command was stopped, the panel accepted the refill $($recorded -join ', '); see Get-SmmOrder."
        Get-Warning 'Get-SmmSession' | Should -BeNullOrEmpty
    }

    # Fault Processes: stopped cancellations
    It 'is finished: cancellations are recorded, and the next command names them once' {
        $null = $cancels | Import-SmmOrder
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$($cancels -join ',') | Stop-SmmOrder -Session `$session"
        Wait-Until { (Get-SmmOrder $cancels[2]).CancelAt }
        Wait-Warning | Should -Be "While the last command was stopped, the panel accepted the cancellation of order $($cancels -join ', '); see Get-SmmOrder."
        Get-Warning 'Get-SmmSession' | Should -BeNullOrEmpty
    }

    It 'is finished: what the ledger does not have is in the warning' {
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$($refills[0]) | Invoke-SmmRefill -Session `$session"
        $warning = Wait-Warning
        $warning | Should -Match "the panel accepted the refill \d+ \(order $($refills[0])\); note this, because not all of it is in an order ledger\.$"

        Clear-TestPanelRequest $panel
        Stop-Midway 'Invoke-SmmAction refill @{ order = 2 } -Session $session'
        $warning = Wait-Warning
        $warning | Should -BeLike "*the panel answered the action 'refill' with {*refill*}; note this*"
    }

    It 'is finished without a ledger, and the id is in the warning' {
        $key = ConvertTo-TestKey $panel.Key
        $session = Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name none -NoLedger -SkipVerification -PassThru
        Set-TestPanelLatency $panel $latency
        Stop-Midway $order
        $warning = Wait-Warning
        $id = (Get-TestPanelOrder $panel)[-1].id
        $warning | Should -Be "While the last command was stopped, the panel placed order $id; note this, because not all of it is in an order ledger."
    }

    It 'says what the panel refused, or never answered' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Not enough funds on balance' }
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$order -Reference B-1"
        Wait-Until { (Get-SmmOrder).Outcome -eq 'Rejected' }
        Wait-Warning | Should -BeLike '*the panel did not carry out order B-1: *see Get-SmmOrder.'

        $session = Connect-TestPanel $panel -TimeoutSeconds 2
        Clear-TestPanelRequest $panel
        Add-TestPanelFault $panel @{ kind = 'hang'; accept = 'after' }
        Stop-Midway "$order -Reference B-2"
        Wait-Until { (Get-SmmOrder).Outcome -eq 'Unknown' }
        Wait-Warning | Should -BeLike '*the panel did not confirm order B-2, so its outcome is unknown: *see Get-SmmOrder.'
    }

    # Fault Processes: a stop between orders
    It 'sends nothing after the stop' {
        $ids = (Get-ReadyOrderId -For Refill -Count 300) -join ','
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$ids | Invoke-SmmRefill -ThrottleLimit 1 -Session `$session"
        Wait-Warning | Should -Match 'accepted the refill'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'is not retried after the stop, and counts as not placed' {
        $session = Connect-TestPanel $panel -MaximumRetryCount 3
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '1' }
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$order -Reference C-1"
        Wait-Until { (Get-SmmOrder).Outcome -eq 'Rejected' }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        Get-Warning 'Get-SmmSession' | Should -BeNullOrEmpty
    }

    It 'is finished when Select-Object -First has enough' {
        Set-TestPanelLatency $panel 300
        $null = Get-Warning "$((Get-ReadyOrderId -For Refill -Count 200) -join ',') | Invoke-SmmRefill -ThrottleLimit 2 -Session `$session | Select-Object -First 1"
        Wait-Until { @(Get-TestPanelRequest $panel).Count -eq 2 }
        $script:told = 0
        Wait-Until { ($script:told += [regex]::Matches("$(Get-Warning 'Get-SmmSession')", '\(order \d+\)').Count) -ge 199 }
        $script:told | Should -Be 199
    }

    It 'is finished before Disconnect-SmmPanel closes the session' {
        Set-TestPanelLatency $panel $latency
        Stop-Midway "$order -Reference D-1"
        $ledger = $session.LedgerPath
        Get-Warning 'Disconnect-SmmPanel $session' | Should -BeLike '*placed order * (reference D-1)*'
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        (Get-SmmOrder).Outcome | Should -Be 'Placed'
    }
}

Describe 'Stops at any moment' {
    # Fault Processes: stops at random
    It 'lose no outcome: <_> tries' -ForEach @(if ($env:SIMPLESMM_TEST_STOPS) { [int] $env:SIMPLESMM_TEST_STOPS } else { 3 }) {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel -TimeoutSeconds 30
        Set-TestPanelLatency $panel 150 -Spread 100
        $random = [Random]::new(7)
        for ($try = 1; $try -le $_; $try++) {
            $runspace = New-TestRunspace
            $shell = [powershell]::Create($runspace)
            $null = $shell.AddScript(
                'param($session, $try) 1..9 | ForEach-Object { [pscustomobject] @{ Reference = "$try-$_"; ServiceId = 1; Link = "a"; Quantity = 100 } } |
                    New-SmmOrder -SkipValidation -Session $session').AddArgument($session).AddArgument($try)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Start-Sleep -Milliseconds $random.Next(50, 1200)
            $shell.Stop()
            $shell.Dispose()
            Wait-Until { -not (Get-SmmOrder -Outcome Sending) }
            $written = @($output | ForEach-Object OrderId)
            $lost = @(Get-SmmOrder -Outcome Placed | Where-Object { $_.Reference -like "$try-*" -and $_.OrderId -notin $written })
            $script:told = ''
            if ($lost) { Wait-Until { ($script:told += Get-Warning 'Get-SmmSession') -like "*order $($lost[-1].OrderId) (*" } }
            foreach ($order in $lost) { $script:told | Should -BeLike "*order $($order.OrderId) (reference $($order.Reference))*" }
            $runspace.Dispose()
        }

        Get-SmmOrder -Outcome Unknown | Should -BeNullOrEmpty
        $atPanel = @(Get-TestPanelOrder $panel).id | Sort-Object
        @(Get-SmmOrder -Outcome Placed).OrderId | Sort-Object | Should -Be $atPanel
        Write-Host "      $($atPanel.Count) orders placed"
        Save-RunFigure 'Commands stopped at any moment' "$_ stops, $($atPanel.Count) orders" '0 twice, 0 outcomes lost'
    }
}
