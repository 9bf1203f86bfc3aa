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

    It 'settles an order as placed under the given id, and asks the panel for that id alone' {
        New-UnknownOrder
        $order = Resolve-SmmOrder open -OrderId 235416
        $order | Should -BeOfType SimpleSmm.Order
        $order.Reference, $order.OrderId, $order.Outcome, $order.Reason | Should -Be 'open', 235416, 'Placed', $null
        (Get-SmmOrder).Outcome | Should -Be 'Placed'
        $order.Status | Should -Be 'Pending'
        (New-SmmOrder 1 'https://example.com/open' 100 -Reference open).AlreadyPlaced | Should -BeTrue
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=235416'
        (Get-SmmOrderStatus).OrderId | Should -Be 235416
    }

    It 'settles an order as not placed, and its reference may be sent again' {
        New-UnknownOrder -Accept before
        $order = Resolve-SmmOrder open -NotPlaced
        $order.Outcome, $order.OrderId | Should -Be 'Rejected', $null
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
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=235416', 'action=status&order=235417'
    }

    It 'does not believe an id that the panel does not know' {
        New-UnknownOrder
        $run = Invoke-Recorded { Resolve-SmmOrder open 987654; Resolve-SmmOrder open 987655 -Force }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        "$($run.Errors[0])" | Should -BeLike "*987654*'open'*not settled*"
        $run.Errors.TargetObject | Should -Be 'open', 'open'
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=987654', 'action=status&order=987655'
    }

    It 'settles nothing where the panel does not decide (<Name>), and names the way past it' -ForEach @(
        @{ Name = 'a server error'; Fault = @{ kind = 'answer'; status = 500; body = 'oops' } }
        @{ Name = 'an error of its own'; Fault = @{ kind = 'error'; text = 'Something is wrong' } }
        @{ Name = 'a broken line'; Fault = @{ kind = 'reset' } }
    ) {
        New-UnknownOrder
        Add-TestPanelFault $panel $Fault -Action status -Times always
        $run = Invoke-Recorded { Resolve-SmmOrder open 235416 }
        $run.Output | Should -BeNullOrEmpty
        "$($run.Errors[0])" | Should -BeLike '*235416*not settled*-SkipVerification*'
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
        Clear-TestPanelFault $panel
        Clear-TestPanelRequest $panel
        (Resolve-SmmOrder open 235416 -SkipVerification).Outcome | Should -Be 'Placed'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'corrects an earlier answer with -Force, and only then' {
        New-UnknownOrder
        $null = Resolve-SmmOrder open -NotPlaced
        (Invoke-Recorded { Resolve-SmmOrder open 235416 }).Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        (Resolve-SmmOrder open 1 -Force).OrderId | Should -Be 1
        $run = Invoke-Recorded { Resolve-SmmOrder open 235416 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        "$($run.Errors[0])" | Should -BeLike '*order 1 (placed)*-Force*'
        $order = Resolve-SmmOrder open 235416 -Force
        $order.OrderId, $order.Status | Should -Be 235416, 'Pending'
        (Resolve-SmmOrder open -NotPlaced -Force).Outcome | Should -Be 'Rejected'
    }

    It 'corrects an order that the panel itself has placed only with -Force' {
        $null = New-SmmOrder 1 'https://example.com/p' 100 -Reference good
        (Invoke-Recorded { Resolve-SmmOrder good 1 }).Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        (Resolve-SmmOrder good 1 -Force).OrderId | Should -Be 1
    }

    It 'refuses <Name>, and changes nothing' -ForEach @(
        @{ Name = 'an order that is placed'; Line = { Resolve-SmmOrder good -NotPlaced }; Code = 'ReferenceConflict'; Target = 'good'; Says = '*placed*' }
        @{ Name = 'an order that is rejected'; Line = { Resolve-SmmOrder bad 5 }; Code = 'ReferenceConflict'; Target = 'bad'; Says = '*rejected*' }
        @{ Name = 'an order that the ledger does not have'; Line = { Resolve-SmmOrder nobody -NotPlaced }; Code = 'OrderNotFound'; Target = 'nobody'; Says = "*'nobody'*" }
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

    It 'refuses an order that is being sent at this moment, also after a stop' {
        $session = Connect-TestPanel $panel -TimeoutSeconds 8
        Add-TestPanelFault $panel hang
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($session) New-SmmOrder 1 a 100 -Reference now -SkipValidation -Session $session').AddArgument($session)
            $running = $shell.BeginInvoke()
            while (-not (Get-TestPanelRequest $panel)) { Start-Sleep -Milliseconds 20 }
            $run = Invoke-Recorded { Resolve-SmmOrder now -NotPlaced; Remove-SmmOrder now -Force }
            $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'OrderInFlight', 'OrderInFlight'
            $shell.Stop()
            # It is waited for in the background.
            (Get-SmmOrder -Reference now).Outcome | Should -Be 'Sending'
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
        while ((Get-SmmOrder -Reference now).Outcome -eq 'Sending') { Start-Sleep -Milliseconds 100 }
        (Resolve-SmmOrder now -NotPlaced).Outcome | Should -Be 'Rejected'
    }

    It 'settles an order whose id is not a number as its note: <_>' -ForEach 'ORD-123', '7f9c0a52-3b1e-4c59-9d0c-1f2a3b4c5d6e', '0x1A' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = ConvertTo-Json @{ order = $_ } } -Action add
        $lost = Invoke-Recorded { New-SmmOrder 1 'https://example.com/note' 100 -Reference note }
        "$($lost.Termination)" | Should -BeLike "*$_*Resolve-SmmOrder -Note*"
        Clear-TestPanelRequest $panel
        $order = Resolve-SmmOrder note -Note " $_ "
        $order.Outcome, $order.OrderId, $order.Reason | Should -Be 'Placed', $null, $_
        $known = Get-SmmOrder -Reference note
        $known.Outcome, $known.OrderId, $known.Reason | Should -Be 'Placed', $null, $_
        Get-SmmOrder -Outcome Unknown | Should -BeNullOrEmpty

        # It is paid once, and nothing can be asked about it.
        $again = New-SmmOrder 1 'https://example.com/note' 100 -Reference note
        $again.AlreadyPlaced, $again.Reason | Should -Be $true, $_
        Get-SmmOrderStatus | Should -BeNullOrEmpty
        foreach ($command in 'Get-SmmOrderStatus', 'Wait-SmmOrder', 'Invoke-SmmRefill', 'Stop-SmmOrder') {
            $run = Invoke-Recorded { Get-SmmOrder | & $command -Verbose }
            $run.Errors | Should -BeNullOrEmpty
            $run.Verbose | Should -Contain 'An order that does not have an order id was passed over.'
        }

        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'corrects a note with -Force, and never takes it for an id' {
        New-UnknownOrder
        $null = Resolve-SmmOrder open -Note ORD-1
        (Invoke-Recorded { Resolve-SmmOrder open -Note ORD-2 }).Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        (Resolve-SmmOrder open -Note ORD-2 -Force).Reason | Should -Be 'ORD-2'
        (Invoke-Recorded { Remove-SmmOrder open }).Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        (Invoke-Recorded { Get-SmmOrder 0 }).Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        (Resolve-SmmOrder open 235416 -Force).Reason | Should -BeNullOrEmpty
        (Resolve-SmmOrder open -Note ORD-2 -WhatIf) | Should -BeNullOrEmpty
        (Get-SmmOrder).OrderId | Should -Be 235416
    }

    It 'refuses a note that is <Name>' -ForEach @(
        @{ Name = 'blank'; Note = ' ' }, @{ Name = 'a list'; Note = 'ORD-1', 'ORD-2' }, @{ Name = 'a table'; Note = @{ id = 1 } }
        @{ Name = 'the name of a type'; Note = 'System.Object[]' }
    ) {
        New-UnknownOrder
        $run = Invoke-Recorded { Resolve-SmmOrder open -Note $Note }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'settles an order whose reference has the characters of a wildcard: <_>' -ForEach 'a[1]', 'a*', 'a?b' {
        New-UnknownOrder $_
        (Resolve-SmmOrder $_ 235416).OrderId | Should -Be 235416
    }

    It 'changes nothing with -WhatIf' {
        New-UnknownOrder
        Resolve-SmmOrder open 235416 -WhatIf | Should -BeNullOrEmpty
        Resolve-SmmOrder open -NotPlaced -WhatIf | Should -BeNullOrEmpty
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'creates no file without a ledger' {
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
