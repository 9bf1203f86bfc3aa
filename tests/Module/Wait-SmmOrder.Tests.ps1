#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # Of the orders 1 to 20, which every panel has, these have ended; the others end within the days that the clock is set forward.
    Reset-TestPanel $panel
    $null = Connect-TestPanel $panel
    $all = @(Get-SmmOrderStatus (1..20))
    $over = @($all.Where{ $_.IsFinal }.OrderId)
    $open = @($all.Where{ -not $_.IsFinal }.OrderId)
    $running = $all.Where{ $_.Status -eq 'In progress' }[0].OrderId

    function Step-Days([int] $Days = 60) { Step-TestPanelClock $panel ([timespan]::FromDays($Days)) }

    function New-TestOrder([int] $Count) { @(1..$Count | ForEach-Object { New-SmmOrder 1 "https://example.com/$_" 100 }) }

    function Get-Asked { (Get-TestPanelRequest $panel -Action status).ForEach{ $_.Ids -join ',' } }
}

Describe 'Wait-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'writes each order the moment it has ended, and goes on to ask only about the others' {
        # The clock moves when the first object is here: a wait that held it back would never end.
        $isMoved = $false
        $written = @(1..20 | Wait-SmmOrder -PollingIntervalSec 0.1 -TimeoutSeconds 30 | ForEach-Object {
                if (-not $isMoved) { Step-Days; $isMoved = $true }
                $_
            })
        $written | ForEach-Object { $_ | Should -BeOfType SimpleSmm.OrderStatus }
        $written.OrderId | Should -Be @($over + $open)
        $written.Where{ -not $_.IsFinal } | Should -BeNullOrEmpty
        Get-Asked | Should -Be (1..20 -join ','), ($open -join ',')
    }

    It 'takes ids <Name>' -ForEach @(
        @{ Name = 'from the pipeline'; Line = { 1, 2 | Wait-SmmOrder } }
        @{ Name = 'as an array'; Line = { Wait-SmmOrder (1, 2) } }
        @{ Name = 'by name'; Line = { Wait-SmmOrder -OrderId 1, 2 } }
        @{ Name = 'as text'; Line = { 'OrderId', '1', '2' | ConvertFrom-Csv | Wait-SmmOrder } }
        @{ Name = 'of statuses'; Line = { Get-SmmOrderStatus 1, 2 | Wait-SmmOrder } }
        @{ Name = 'twice'; Line = { 1, 2, 1, 2 | Wait-SmmOrder } }
    ) {
        (& $Line).OrderId | Should -Be 1, 2
        @(Get-Asked)[-1] | Should -Be '1,2'
    }

    It 'asks a hundred orders a request' {
        $ids = @(0..149).ForEach{ 20 * $_ + 1 }.Where{ $_ -le 2000 }
        $more = @(0..49).ForEach{ 20 * $_ + 2 }
        @($ids + $more | Wait-SmmOrder -ThrottleLimit 1).OrderId | Should -Be @($ids + $more)
        Get-Asked | Should -Be ($ids -join ','), ($more -join ',')
    }

    It 'waits for the orders just placed, one after the other' {
        $placed = New-TestOrder 3
        $isMoved = $false
        $written = @(@($placed[0], 1, $placed[1], $placed[2]) | Wait-SmmOrder -PollingIntervalSec 0.1 -TimeoutSeconds 30 | ForEach-Object {
                if (-not $isMoved) { Step-Days; $isMoved = $true }
                $_
            })
        $written.OrderId | Should -Be @(@(1) + $placed.OrderId)
        Get-Asked | Should -Be "$($placed[0].OrderId),1,$($placed[1].OrderId),$($placed[2].OrderId)", ($placed.OrderId -join ',')
    }

    It 'takes -Until <_>' -ForEach 'In progress', 'In Progress', 'IN_PROGRESS', 'inprogress', 'Running' {
        $status = Wait-SmmOrder $running -Until $_
        $status.Status, $status.IsFinal | Should -Be 'In progress', $false
        Get-Asked | Should -Be "$running"
    }

    It 'goes on waiting where -Until is another status, and a final one ends it all the same' {
        $run = Invoke-Recorded { $running, $over[0] | Wait-SmmOrder -Until Paused, Awaiting -TimeoutSeconds 0 }
        $run.Output.OrderId | Should -Be $over[0]
        $run.Errors.TargetObject | Should -Be $running
    }

    It 'gives one error for each order that is left at the time-out, after a last look' {
        $run = Invoke-Recorded { $open[0], $over[0], $open[1] | Wait-SmmOrder -TimeoutSeconds 0.3 -PollingIntervalSec 3600 }
        $run.Output.OrderId | Should -Be $over[0]
        $run.Errors.Count | Should -Be 2
        $run.Errors.TargetObject | Should -Be $open[0], $open[1]
        foreach ($problem in $run.Errors) {
            $problem.FullyQualifiedErrorId | Should -Be 'WaitTimeout,SimpleSmm.Commands.WaitSmmOrderCommand'
            $problem.CategoryInfo.Category | Should -Be 'OperationTimeout'
            "$problem" | Should -BeLike "Order $($problem.TargetObject) did not finish within 0.3 seconds: its status is '*"
        }
        Get-Asked | Should -Be "$($open[0]),$($over[0]),$($open[1])", "$($open[0]),$($open[1])"
    }

    It 'asks once when the time-out is 0' {
        $run = Invoke-Recorded { Wait-SmmOrder $open[0] -TimeoutSeconds 0 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        Get-Asked | Should -Be "$($open[0])"
    }

    It 'gives an order up that the panel does not know at the third look, and what is no id at once' {
        $run = Invoke-Recorded { 1, 987654, 'abc', 2 | Wait-SmmOrder -PollingIntervalSec 0.1 }
        $run.Output.OrderId | Should -Be 1, 2
        $run.Errors.ForEach{ "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.TargetObject)" } | Should -Be 'InvalidField abc', 'OrderNotFound 987654'
        Get-Asked | Should -Be '1,987654,2', '987654', '987654'
    }

    It 'warns while the panel is down, and goes on when it is back' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 503 } -Times 2
        $run = Invoke-Recorded { 1, 2 | Wait-SmmOrder -PollingIntervalSec 0.1 }
        $run.Output.OrderId | Should -Be 1, 2
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 2
        $run.Warnings[0] | Should -BeLike 'The status of 2 of 2 orders could not be read; the next round asks again.*503*'
        Get-Asked | Should -Be '1,2', '1,2', '1,2'
    }

    It 'ends with one error when the key is refused meanwhile, after what was seen before' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Nth 2 -Times always
        $run = Invoke-Recorded { 1, $open[0], $open[1] | Wait-SmmOrder -PollingIntervalSec 0.1 -TimeoutSeconds 30 }
        $run.Output.OrderId | Should -Be 1
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        Start-Sleep -Milliseconds 250
        @(Get-Asked).Count | Should -Be 2
    }

    It 'ends for Select-Object -First, and asks no more' {
        $Error.Clear()
        $run = Invoke-Recorded { 1, 2, $open[0] | Wait-SmmOrder -PollingIntervalSec 0.1 -TimeoutSeconds 30 | Select-Object -First 1 }
        $run.Output.OrderId | Should -Be 1
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $Error | Should -BeNullOrEmpty
        Start-Sleep -Milliseconds 250
        Get-Asked | Should -Be "1,2,$($open[0])"
    }

    It 'refuses <_>' -ForEach @(
        @{ TimeoutSeconds = -1 }, @{ TimeoutSeconds = 40000000 }, @{ PollingIntervalSec = 0 }, @{ PollingIntervalSec = 86401 }
        @{ ThrottleLimit = 0 }, @{ ThrottleLimit = 65 }, @{ Until = @() }, @{ Until = $null }, @{ Session = $null }
    ) {
        $with = $_
        (Invoke-Recorded { Wait-SmmOrder 1 @with }).Termination.FullyQualifiedErrorId | Should -Match '^(Parameter|CannotConvert)'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'reports a time that cannot be read, and does not ask about that order' {
        $run = Invoke-Recorded { Wait-SmmOrder 1 -PlacedAt soon }
        $run.Errors.FullyQualifiedErrorId | Should -Be 'InvalidDate,SimpleSmm.Commands.WaitSmmOrderCommand'
        $run.Errors.TargetObject | Should -Be 1
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'needs a session' {
        Get-SmmSession | Disconnect-SmmPanel
        (Invoke-Recorded { Wait-SmmOrder 1 }).Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }
}

Describe 'Wait-SmmOrder and the ledger' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'waits without any input for what the ledger has as unfinished, and for nothing else' {
        $null = 1..20 | Import-SmmOrder
        $null = Get-SmmOrderStatus
        $null = New-SmmOrder 999 'https://example.com/rejected' 100 -ErrorAction Ignore
        Clear-TestPanelRequest $panel
        Step-Days
        (Wait-SmmOrder -PollingIntervalSec 0.1 -TimeoutSeconds 30).OrderId | Should -Be $open
        Get-Asked | Should -Be ($open -join ',')

        # Now all have ended.
        Wait-SmmOrder | Should -BeNullOrEmpty
        @(Get-Asked).Count | Should -Be 1
    }

    It 'writes back what it has seen, on the way and at the end' {
        $null = $running, 1 | Import-SmmOrder
        $null = Wait-SmmOrder -TimeoutSeconds 0 -ErrorAction Ignore
        $orders = @(Get-SmmOrder $running, 1)
        $orders.Status | Should -Be 'In progress', $all[0].Status
        $orders.IsFinal | Should -Be $false, $true
        $orders[1].Charge, $orders[1].Remains | Should -Be $all[0].Charge, $all[0].Remains
    }

    It 'never takes <Line> for everything' -ForEach @(
        @{ Line = { @() | Wait-SmmOrder } }
        @{ Line = { Wait-SmmOrder @() } }
        @{ Line = { $null | Wait-SmmOrder } }
        @{ Line = { Wait-SmmOrder $null } }
        @{ Line = { Wait-SmmOrder '' } }
        @{ Line = { [pscustomobject] @{ OrderId = $null } | Wait-SmmOrder } }
        @{ Line = { [pscustomobject] @{ Name = 'no id' } | Wait-SmmOrder } }
        @{ Line = { [pscustomobject] @{ PlacedAt = '2026-11-01' } | Wait-SmmOrder } }
        @{ Line = { Get-SmmOrder -Outcome Rejected | Wait-SmmOrder } }
        @{ Line = { 1..3 | Where-Object { $_ -gt 5 } | Wait-SmmOrder } }
        @{ Line = { $with = @{ OrderId = @() }; Wait-SmmOrder @with } }
        @{ Line = { 'OrderId', '' | ConvertFrom-Csv | Wait-SmmOrder } }
    ) {
        $null = 1..5 | Import-SmmOrder
        $run = Invoke-Recorded $Line
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
    }

    It 'sends nothing before the first order, and reports that the ledger does not exist' {
        Wait-SmmOrder | Should -BeNullOrEmpty
        $session.LedgerPath | Should -Not -Exist
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name bare -NoLedger -SkipVerification
        (Invoke-Recorded { Wait-SmmOrder }).Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        (Wait-SmmOrder 1).OrderId | Should -Be 1
        Get-Asked | Should -Be '1'
    }
}

Describe 'A wait' {
    BeforeEach {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        function Wait-Until([scriptblock] $Condition) {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (& $Condition)) {
                if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
                Start-Sleep -Milliseconds 20
            }
        }
    }

    AfterEach {
        # To dispose of what does not stop takes as long as it does.
        if ($shell.InvocationStateInfo.State -in 'Completed', 'Stopped', 'Failed', 'NotStarted') { $shell.Dispose(); $runspace.Dispose() }
    }

    It 'that is stopped <Name> ends at once, and nothing is sent afterwards' -ForEach @(
        @{ Name = 'between two looks'; Fault = $null; Interval = 0.5 }
        @{ Name = 'during a look'; Fault = 'hang'; Interval = 0.1 }
    ) {
        if ($Fault) { Add-TestPanelFault $panel $Fault -Times always }
        $null = $shell.AddScript('param($Session, $Ids, $Interval) Wait-SmmOrder $Ids -PollingIntervalSec $Interval -Session $Session')
        $null = $shell.AddArgument($session).AddArgument($open).AddArgument($Interval).BeginInvoke()
        Wait-Until { Get-Asked }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $stopping = $shell.BeginStop($null, $null)
        $stopping.AsyncWaitHandle.WaitOne(2000) | Should -BeTrue
        Write-Host "      stopped after $($clock.ElapsedMilliseconds) ms"
        $shell.EndStop($stopping)
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Streams.Error | Should -BeNullOrEmpty
        $sent = @(Get-Asked).Count
        Start-Sleep -Milliseconds 800
        @(Get-Asked).Count | Should -Be $sent
    }

    It 'shows how many orders are over and where the others are, and takes the bar away when an error ends it' {
        $null = $shell.AddScript('param($Session, $Ids) try { Wait-SmmOrder $Ids -TimeoutSeconds 1.6 -PollingIntervalSec 0.5 -Session $Session -ErrorAction Stop } catch { }')
        $null = $shell.AddArgument($session).AddArgument(@($over[0]) + $open).Invoke()
        $records = @($shell.Streams.Progress.Where{ $_.Activity -eq 'Waiting for orders' })
        $records.Count | Should -BeIn (2..8)
        $counts = $all.Where{ $_.OrderId -in $open } | Group-Object Status | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }
        $records[0].StatusDescription | Should -BeLike "1 of $($open.Count + 1): $($counts -join ', ')*"
        $records[0].PercentComplete | Should -Be ([Math]::Floor(100 / ($open.Count + 1)))
        # One order in hardly a dozen says nothing about the others.
        $records.SecondsRemaining | Sort-Object -Unique | Should -Be -1
        $records[-1].RecordType | Should -Be 'Completed'
        $records.Where{ $_.RecordType -eq 'Completed' }.Count | Should -Be 1
    }

    It 'says how long it may still take when enough orders have ended' {
        $null = $shell.AddScript('param($Session) Wait-SmmOrder (1..20) -TimeoutSeconds 1.6 -PollingIntervalSec 3600 -Session $Session')
        $null = $shell.AddArgument($session).Invoke()
        $records = @($shell.Streams.Progress.Where{ $_.Activity -eq 'Waiting for orders' })
        $records[0].StatusDescription | Should -BeLike "$($over.Count) of 20: *"
        $records[0].SecondsRemaining | Should -BeGreaterOrEqual 0
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'shows no bar where it is short' {
        $null = $shell.AddScript('param($Session) Wait-SmmOrder 1, 2 -Session $Session').AddArgument($session).Invoke()
        $shell.Streams.Progress | Should -BeNullOrEmpty
    }

    It 'looks at an old order every five minutes and at a new one after ten seconds' {
        $line = 'param($Session, $Id, $PlacedAt) [pscustomobject] @{ OrderId = $Id; PlacedAt = $PlacedAt } | Wait-SmmOrder -Session $Session'
        foreach ($case in @{ PlacedAt = [datetimeoffset]::Now.AddDays(-1); Says = 'next check in (29\d|300) s' }, @{ PlacedAt = $null; Says = 'next check in ([7-9]|10) s' }) {
            $one = [powershell]::Create($runspace)
            $null = $one.AddScript($line).AddArgument($session).AddArgument($open[0]).AddArgument($case.PlacedAt).BeginInvoke()
            Wait-Until { $one.Streams.Progress.Count -gt 0 }
            $one.BeginStop($null, $null).AsyncWaitHandle.WaitOne(2000) | Should -BeTrue
            $one.Streams.Progress[0].StatusDescription | Should -Match $case.Says
            $one.Dispose()
        }
    }
}
