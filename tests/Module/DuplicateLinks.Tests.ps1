#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $link = 'https://example.com/p'
    $add = "action=add&service=1&link=$link&quantity=100"
    $duplicate = 'DuplicateLink,SimpleSmm.Commands.NewSmmOrderCommand'

    function Set-ActiveLink([string] $Rule) { $null = Send-Control $panel "rules?activeLink=$Rule" }

    function Get-Text { Get-TestPanelRequest $panel | ForEach-Object Text }

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }

    # Places an order in the background, on the link where one is active.
    function Start-Order([string] $With) {
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        $null = $shell.AddScript("param(`$session) New-SmmOrder 1 $link 100 -Session `$session -SkipValidation $With").AddArgument($session)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        @{ Runspace = $runspace; Shell = $shell; Output = $output; Running = $running }
    }

    # As Ctrl+C does, and true where it ends at once.
    function Stop-Order($Order) {
        $stopping = $Order.Shell.BeginStop($null, $null)
        $stopping.AsyncWaitHandle.WaitOne(2000)
    }

    function Remove-Order($Order) {
        $Order.Shell.Dispose()
        $Order.Runspace.Dispose()
    }
}

AfterAll { Set-ActiveLink accept }

Describe 'An order on a link whose order is not over, as the ledger knows' {
    BeforeEach {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel
        $first = New-SmmOrder 1 $link 100
        Clear-TestPanelRequest $panel
    }

    It 'is sent where nothing is said: the panel decides' {
        (New-SmmOrder 1 $link 100).OrderId | Should -Be 235417
        Get-Text | Should -Be $add
    }

    It 'is an error with Error, and nothing is sent' {
        $run = Invoke-Recorded { New-SmmOrder 1 " $link " 200 -Reference mine -OnDuplicateLink Error }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
        $run.Errors[0].TargetObject.Reference, $run.Errors[0].CategoryInfo.Category | Should -Be 'mine', 'ResourceExists'
        "$($run.Errors[0])" | Should -BeLike "*quantity 200*Order $($first.OrderId) for the same service and link is not finished*not sent."
        Get-Text | Should -BeNullOrEmpty
        Get-SmmOrder -Reference mine -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is left out with Skip, with a warning, and the next row goes on' {
        $rows = $link, "$link/2", $link | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $_; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder -OnDuplicateLink Skip }
        $run.Output.Link | Should -Be "$link/2"
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 2
        $run.Warnings[0] | Should -BeLike "Order (service 1, quantity 100, $link) was skipped: Order $($first.OrderId) *"
        Get-Text | Should -Be "action=add&service=1&link=$link/2&quantity=100"
    }

    It 'is sent with Wait when the other one is over, however that ends: <_>' -ForEach 'Completed', 'Canceled' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = "{`"status`":`"$_`",`"charge`":`"0.09`"}" } -Action status -Nth 2
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Wait -PollingIntervalSec 0.1 }
        $run.Output.OrderId | Should -Be 235417
        $run.Warnings | Should -Be "Order (service 1, quantity 100, $link) is waiting for order $($first.OrderId) on the same link."
        Get-Text | Should -Be "action=status&order=$($first.OrderId)", "action=status&order=$($first.OrderId)", $add
        Get-SmmOrder $first.OrderId | ForEach-Object Status | Should -Be $_
    }

    It 'waits for the orders before it in the same file' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '{"status":"Completed"}' } -Action status -Times always
        $rows = 1..2 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $link; Quantity = 100 } }
        @($rows | New-SmmOrder -OnDuplicateLink Wait -PollingIntervalSec 0.1 -WarningAction Ignore).OrderId | Should -Be 235417, 235418
        Get-Text | Should -Be 'action=status&order=235416', $add, 'action=status&order=235417', $add
    }

    It 'is an error with Wait when the time is up' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Wait -PollingIntervalSec 0.1 -DuplicateLinkTimeoutSeconds 0.4 }
        $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
        "$($run.Errors[0])" | Should -BeLike "*Order $($first.OrderId) *is not finished (Pending)*not sent."
        @(Get-Text).Count | Should -BeGreaterThan 1
        Get-Text | Sort-Object -Unique | Should -Be "action=status&order=$($first.OrderId)"
    }

    It 'is an error of its own with Wait when the panel no longer knows the other one' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Incorrect order ID' } -Action status -Times always
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Wait -PollingIntervalSec 0.1 }
        $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
        "$($run.Errors[0])" | Should -BeLike "*The end of order $($first.OrderId) on the same link could not be confirmed, so this order was not sent:*Incorrect order ID*"
        @(Get-TestPanelRequest $panel -Action add) | Should -BeNullOrEmpty
    }

    It 'does not count <Name>' -ForEach @(
        @{ Name = 'another service'; Before = { }; With = @{ ServiceId = 8; Link = 'https://example.com/p' } }
        @{ Name = 'another link'; Before = { }; With = @{ ServiceId = 1; Link = 'https://example.com/P' } }
        @{ Name = 'one that is over'; Before = { Step-TestPanelClock $panel '30'; $null = Get-SmmOrderStatus }; With = @{ ServiceId = 1; Link = 'https://example.com/p' } }
    ) {
        & $Before
        (New-SmmOrder @With -Quantity 100 -OnDuplicateLink Error).OrderId | Should -Be 235417
    }

    It 'does not count one that the panel refused' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Incorrect link' } -Action add
        $null = New-SmmOrder 1 "$link/2" 100 -ErrorAction Ignore
        (New-SmmOrder 1 "$link/2" 100 -OnDuplicateLink Error).OrderId | Should -Be 235417
    }

    It 'counts an order of unknown outcome, and does not wait for what cannot be asked about: <_>' -ForEach 'Error', 'Wait' {
        Add-TestPanelFault $panel @{ kind = 'emptyBody'; accept = 'after' } -Action add
        $null = New-SmmOrder 1 "$link/2" 100 -Reference lost -ErrorAction Ignore
        Clear-TestPanelRequest $panel
        $run = Invoke-Recorded { New-SmmOrder 1 "$link/2" 100 -OnDuplicateLink $_ -PollingIntervalSec 0.1 }
        $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
        "$($run.Errors[0])" | Should -BeLike "*The order 'lost' for the same service and link is not finished (Unknown)*"
        Get-Text | Should -BeNullOrEmpty
    }

    It 'writes an order that was placed before, and does not take it for another one' {
        $null = New-SmmOrder 1 "$link/2" 100 -Reference mine
        Clear-TestPanelRequest $panel
        (New-SmmOrder 1 "$link/2" 100 -Reference mine -OnDuplicateLink Error).AlreadyPlaced | Should -BeTrue
        Get-Text | Should -BeNullOrEmpty
    }

    It 'neither sends nor waits in a dry run, and counts what is left out' {
        $runspace = New-TestRunspace
        try {
            $told = Invoke-InRunspace $runspace '
                param($session, $link)
                $rows = $link, "$link/2" | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $_; Quantity = 100 } }
                $with = @{ Session = $session; SkipValidation = $true; WhatIf = $true; WarningAction = "Ignore" }
                $rows | New-SmmOrder @with -OnDuplicateLink Skip 6>&1
                $rows | New-SmmOrder @with -OnDuplicateLink Wait 6>&1' $session, $link
        }
        finally { $runspace.Dispose() }
        $told.Count | Should -Be 2
        "$($told[0])" | Should -BeLike 'What if: 1 to be sent, 0 placed before, 1 left out, 0 refused.*'
        "$($told[1])" | Should -BeLike 'What if: 2 to be sent, 0 placed before, 0 left out, 0 refused.*'
        Get-Text | Should -BeNullOrEmpty
    }

    It 'sees the rows of one file on one link in a dry run, as the run itself will' {
        $runspace = New-TestRunspace
        try {
            $told = Invoke-InRunspace $runspace '
                param($session, $link)
                $rows = "$link/2", "$link/2", "$link/3", "$link/2" | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $_; Quantity = 100 } }
                $with = @{ Session = $session; SkipValidation = $true; WhatIf = $true; WarningAction = "Ignore"; ErrorAction = "SilentlyContinue" }
                $rows | New-SmmOrder @with -OnDuplicateLink Skip 6>&1
                $rows | New-SmmOrder @with -OnDuplicateLink Error -ErrorVariable refused 6>&1
                "$($refused[0])"
                $rows | New-SmmOrder @with 6>&1' $session, $link
        }
        finally { $runspace.Dispose() }
        "$($told[0])" | Should -BeLike 'What if: 2 to be sent, 0 placed before, 2 left out, 0 refused.*'
        "$($told[1])" | Should -BeLike 'What if: 2 to be sent, 0 placed before, 0 left out, 2 refused.*'
        $told[2] | Should -BeLike "*: The order 'number 1 of this dry run' for the same service and link is not finished*"
        "$($told[3])" | Should -BeLike 'What if: 4 to be sent, 0 placed before, 0 left out, 0 refused.*'
        Get-Text | Should -BeNullOrEmpty

        $run = Invoke-Recorded { "$link/2", "$link/2", "$link/3", "$link/2" | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $_; Quantity = 100 } } | New-SmmOrder -OnDuplicateLink Error }
        $run.Output.Count, $run.Errors.Count | Should -Be 2, 2
    }

    It 'stops waiting at once on Ctrl+C' {
        $order = Start-Order '-OnDuplicateLink Wait -PollingIntervalSec 3600'
        Wait-Until { $order.Shell.Streams.Warning.Count -gt 0 }
        Stop-Order $order | Should -BeTrue
        $order.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        Remove-Order $order
        @(Get-TestPanelRequest $panel -Action add) | Should -BeNullOrEmpty
    }
}

Describe 'An order on a link whose order is not over, as the panel says' {
    BeforeEach {
        Reset-TestPanel $panel
        Set-ActiveLink reject
        $null = Connect-TestPanel $panel
        $first = New-SmmOrder 1 $link 100
        # This one has another ledger, and so knows of nothing.
        $session = Connect-TestPanel $panel
        Clear-TestPanelRequest $panel
    }

    It 'is an error by default and with Error' {
        $runs = (Invoke-Recorded { New-SmmOrder 1 $link 100 }), (Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Error })
        foreach ($run in $runs) {
            $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
            $run.Errors[0].Exception.PanelText | Should -Not -BeNullOrEmpty
        }
        Get-Text | Should -Be $add, $add
    }

    It 'is left out with Skip' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Skip }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        $run.Warnings | Should -BeLike "Order (service 1, quantity 100, $link) was skipped: *active*"
        Get-Text | Should -Be $add
    }

    It 'is sent again with Wait until the panel takes it' {
        $order = Start-Order '-OnDuplicateLink Wait -PollingIntervalSec 0.1 -Reference mine'
        try {
            Wait-Until { @(Get-TestPanelRequest $panel).Count -ge 2 }
            $order.Output.Count | Should -Be 0
            $null = Send-Control $panel "cancel?id=$($first.OrderId)"
            Wait-Until { $order.Running.IsCompleted }
            $order.Shell.Streams.Error | Should -BeNullOrEmpty
            $order.Output[0].Reference, $order.Output[0].Outcome | Should -Be 'mine', 'Placed'
            $order.Shell.Streams.Warning[0].Message | Should -BeLike "*is waiting for another order on the same link: *active*"
        }
        finally { Remove-Order $order }
        Get-Text | Sort-Object -Unique | Should -Be $add
        @(Get-TestPanelOrder $panel).Count | Should -Be 2
    }

    It 'is an error with Wait when the time is up' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -OnDuplicateLink Wait -PollingIntervalSec 0.1 -DuplicateLinkTimeoutSeconds 2 }
        $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate
        $sent = @(Get-Text)
        $sent.Count | Should -BeGreaterThan 1
        $sent.Count | Should -BeLessOrEqual 21
        $sent | Sort-Object -Unique | Should -Be $add
    }

    It 'stops waiting at once on Ctrl+C, and nothing is sent after' {
        $order = Start-Order '-OnDuplicateLink Wait -PollingIntervalSec 3600'
        Wait-Until { $order.Shell.Streams.Warning.Count -gt 0 }
        Stop-Order $order | Should -BeTrue
        Remove-Order $order
        Get-Text | Should -Be $add
    }

    It 'is all there is to go by with -NoLedger: <_>' -ForEach 'Error', 'Skip', 'Wait' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -SkipVerification -NoLedger
        $null = New-SmmOrder 1 "$link/2" 100 -OnDuplicateLink $_
        $run = Invoke-Recorded { New-SmmOrder 1 "$link/2" 100 -OnDuplicateLink $_ -PollingIntervalSec 0.1 -DuplicateLinkTimeoutSeconds 0.15 }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be ($_ -eq 'Skip' ? 0 : 1)
        if ($_ -ne 'Skip') { $run.Errors.FullyQualifiedErrorId | Should -Be $duplicate }
        Get-Text | Sort-Object -Unique | Should -Be "action=add&service=1&link=$link/2&quantity=100"
        @(Get-Text).Count | Should -Be ($_ -eq 'Wait' ? 3 : 2)
    }
}
