#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # Leaves the order 'open' unknown; the panel has it or not.
    function New-UnknownOrder([string] $Reference = 'open', [string] $Accept = 'after') {
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = $Accept }
        $null = New-SmmOrder 1 "https://example.com/$Reference" 100 -Reference $Reference -ErrorAction Ignore
        Clear-TestPanelRequest $panel
    }
}

Describe 'Resolve-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    It 'settles an order as placed under the id that somebody found, and the panel is not asked' {
        New-UnknownOrder
        $order = Resolve-SmmOrder open -OrderId 235416
        $order | Should -BeOfType SimpleSmm.Order
        $order.Reference, $order.OrderId, $order.Outcome, $order.Reason | Should -Be 'open', 235416, 'Placed', $null
        (Get-SmmOrder).Outcome | Should -Be 'Placed'
        (New-SmmOrder 1 'https://example.com/open' 100 -Reference open).AlreadyPlaced | Should -BeTrue
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        (Get-SmmOrderStatus).OrderId | Should -Be 235416
    }

    It 'settles an order as not placed, and its reference may be sent again' {
        New-UnknownOrder -Accept before
        $order = Resolve-SmmOrder open -NotPlaced
        $order.Outcome, $order.OrderId | Should -Be 'Rejected', 0
        $order.Reason | Should -Not -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $again = New-SmmOrder 1 'https://example.com/open' 100 -Reference open
        $again.Outcome, $again.AlreadyPlaced | Should -Be 'Placed', $false
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=add&service=1&link=https://example.com/open&quantity=100'
    }

    It 'takes all unknown orders from Get-SmmOrder' {
        'a', 'b' | ForEach-Object { New-UnknownOrder $_ }
        $null = New-SmmOrder 1 'https://example.com/p' 100 -Reference good
        $orders = @(Get-SmmOrder -Outcome Unknown | Resolve-SmmOrder -NotPlaced)
        $orders.Reference | Should -Be 'a', 'b'
        (Get-SmmOrder).Outcome | Should -Be 'Rejected', 'Rejected', 'Placed'
    }

    It 'takes references and ids from a list of what was found' {
        'a', 'b' | ForEach-Object { New-UnknownOrder $_ }
        $orders = @('Reference,Order', 'a,235416', 'b,235417' | ConvertFrom-Csv | Resolve-SmmOrder)
        $orders.OrderId | Should -Be 235416, 235417
    }

    It 'refuses <Name>, and changes nothing' -ForEach @(
        @{ Name = 'an order that is placed'; Line = { Resolve-SmmOrder good -NotPlaced }; Code = 'ReferenceConflict'; Target = 'good'; Says = '*placed*' }
        @{ Name = 'an order that is rejected'; Line = { Resolve-SmmOrder bad 5 }; Code = 'ReferenceConflict'; Target = 'bad'; Says = '*rejected*' }
        @{ Name = 'an order that nobody has'; Line = { Resolve-SmmOrder nobody -NotPlaced }; Code = 'OrderNotFound'; Target = 'nobody'; Says = "*'nobody'*" }
        @{ Name = 'an empty reference'; Line = { Resolve-SmmOrder '' -NotPlaced }; Code = 'OrderNotFound'; Target = ''; Says = '*' }
        @{ Name = 'the id of another order'; Line = { Resolve-SmmOrder open 235416 }; Code = 'ReferenceConflict'; Target = 'open'; Says = "*235416*'good'*" }
        @{ Name = 'an id that is text'; Line = { Resolve-SmmOrder open abc }; Code = 'InvalidField'; Target = 'open'; Says = "*'abc'*-NotPlaced*" }
        @{ Name = 'id 0'; Line = { Resolve-SmmOrder open 0 }; Code = 'InvalidField'; Target = 'open'; Says = "*'0'*" }
    ) {
        $null = New-SmmOrder 1 'https://example.com/p' 100 -Reference good
        $null = New-SmmOrder 999 'https://example.com/p' 100 -Reference bad -ErrorAction Ignore
        New-UnknownOrder
        $before = Get-SmmOrder | ConvertTo-Json
        $run = Invoke-Recorded $Line
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be "$Code,SimpleSmm.Commands.ResolveSmmOrderCommand"
        $run.Errors[0].TargetObject | Should -Be $Target
        "$($run.Errors[0])" | Should -BeLike $Says
        Get-SmmOrder | ConvertTo-Json | Should -Be $before
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'does not take the order of Get-SmmOrder without an id for found' {
        New-UnknownOrder
        $run = Invoke-Recorded { Get-SmmOrder -Outcome Unknown | Resolve-SmmOrder }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
    }

    It 'refuses an order that is being sent at this moment' {
        Add-TestPanelFault $panel hang
        $session = Get-SmmSession
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($session) New-SmmOrder 1 a 100 -Reference now -SkipValidation -Session $session').AddArgument($session)
            $running = $shell.BeginInvoke()
            while (-not (Get-TestPanelRequest $panel)) { Start-Sleep -Milliseconds 20 }
            $run = Invoke-Recorded { Resolve-SmmOrder now -NotPlaced; Remove-SmmOrder now -Force }
            $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'OrderInFlight', 'OrderInFlight'
            (Get-SmmOrder -Reference now).Outcome | Should -Be 'Sending'
            $shell.Stop()
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
        (Resolve-SmmOrder now -NotPlaced).Outcome | Should -Be 'Rejected'
    }

    It 'changes nothing with -WhatIf' {
        New-UnknownOrder
        Resolve-SmmOrder open 235416 -WhatIf | Should -BeNullOrEmpty
        Resolve-SmmOrder open -NotPlaced -WhatIf | Should -BeNullOrEmpty
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
    }

    It 'makes no file where there is no ledger' {
        (Invoke-Recorded { Resolve-SmmOrder R -NotPlaced }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        (Get-SmmSession).LedgerPath | Should -Not -Exist
    }

    It 'works in a sandbox, and not without a ledger' {
        Connect-SmmPanel -Sandbox
        (Invoke-Recorded { Resolve-SmmOrder R -NotPlaced }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        Connect-SmmPanel -Sandbox -NoLedger
        $run = Invoke-Recorded { 'a', 'b' | ForEach-Object { [pscustomobject] @{ Reference = $_ } } | Resolve-SmmOrder -NotPlaced }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        $run.Errors | Should -BeNullOrEmpty
    }
}
