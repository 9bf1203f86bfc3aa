#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'What the panel answers about orders' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'is in Get-SmmOrder: statuses, of as many orders as were asked about' {
        $null = 1..250 | Import-SmmOrder
        $before = Get-Date
        $statuses = @(1..250 | Get-SmmOrderStatus)
        $orders = @(Get-SmmOrder)
        foreach ($property in 'OrderId', 'Status', 'IsFinal', 'Charge', 'StartCount', 'Remains', 'Currency') {
            $orders.$property | Should -Be $statuses.$property
        }
        $orders[0].StatusAt | Should -BeGreaterOrEqual $before
    }

    It 'is in Get-SmmOrder: the last status, as the order goes on' {
        $order = New-SmmOrder 1 'https://example.com/p' 100
        $null = Get-SmmOrderStatus
        (Get-SmmOrder).Status | Should -Be 'Pending'
        Step-TestPanelClock $panel '90.00:00:00'
        $null = Get-SmmOrderStatus $order.OrderId
        (Get-SmmOrder).IsFinal | Should -BeTrue
    }

    It 'is in Get-SmmOrder: the refill, also when one was asked for alone' {
        $null = 1, 2, 9 | Import-SmmOrder
        $one = Invoke-SmmRefill 2
        $two = @(1, 9 | Invoke-SmmRefill)
        $orders = @(Get-SmmOrder)
        $orders.RefillId | Should -Be $two[0].RefillId, $one.RefillId, $two[1].RefillId
        $orders.RefillAt | ForEach-Object { $_ | Should -BeGreaterThan ((Get-Date).AddMinutes(-1)) }
        $orders.Status | Should -Be $null, $null, $null
    }

    It 'is in Get-SmmOrder: that a cancellation was asked for, and nothing more' {
        $null = 2, 3, 6 | Import-SmmOrder
        $null = 2, 3, 6 | Stop-SmmOrder -ErrorAction Ignore
        $orders = @(Get-SmmOrder)
        $orders[0].CancelAt, $orders[0].IsFinal | Should -Be $null, $null
        $orders[1, 2].CancelAt | ForEach-Object { $_ | Should -BeGreaterThan ((Get-Date).AddMinutes(-1)) }
        $orders[1, 2].IsFinal | Should -Be $null, $null
    }

    It 'is not kept of orders that the ledger does not have, and makes no ledger' {
        $null = 1, 2 | Get-SmmOrderStatus | Invoke-SmmRefill
        $session.LedgerPath | Should -Not -Exist
        $null = Import-SmmOrder 1
        $null = 1, 2 | Get-SmmOrderStatus
        (Get-SmmOrder).OrderId | Should -Be 1
    }

    It 'is not kept where the panel reported an error' {
        $null = 3 | Import-SmmOrder
        $null = Invoke-SmmRefill 3 -ErrorAction Ignore
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Incorrect order ID' }
        $null = Get-SmmOrderStatus 3 -ErrorAction Ignore
        $order = Get-SmmOrder
        $order.RefillId, $order.Status, $order.StatusAt | Should -Be $null, $null, $null
    }

    It 'is on the disk before an error ends a writer' {
        $ids = Get-ReadyOrderId -For Refill -Count 120
        $null = $ids | Import-SmmOrder
        $run = Invoke-Recorded { $ErrorActionPreference = 'Stop'; @(3) + $ids | Invoke-SmmRefill -ThrottleLimit 1 }
        $run.Termination | Should -Not -BeNullOrEmpty
        (Get-SmmOrder).Where{ $_.RefillId }.OrderId | Should -Be $run.Output.OrderId
        $run.Output.Count | Should -BeGreaterThan 90
    }
}

Describe 'A ledger that fails in the middle' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
        $null = 1, 2, 3, 9, 11 | Import-SmmOrder
        $trigger = 'CREATE TRIGGER full BEFORE UPDATE ON orders BEGIN SELECT RAISE(FAIL, ''the disk went away''); END'
        $null = Invoke-LedgerSql $session.LedgerPath $trigger
    }

    # Fault The ledger's file: it fails after the panel answered
    It 'only makes <Line> warn, once' -ForEach @(
        @{ Line = { 1..300 | Get-SmmOrderStatus }; Ids = 1..300 }
        @{ Line = { Get-SmmOrderStatus }; Ids = 1, 2, 3, 9, 11 }
        @{ Line = { 1, 2, 9 | Invoke-SmmRefill }; Ids = 1, 2, 9 }
        @{ Line = { 3, 6 | Stop-SmmOrder }; Ids = 3, 6 }
    ) {
        $run = Invoke-Recorded $Line
        $run.Output.OrderId | Should -Be $Ids
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike 'The panel''s answers could not be written to the order ledger:*the disk went away*'
    }

    It 'does not hide an order that was placed meanwhile' {
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Reference A-1 }
        $run.Output.OrderId | Should -Be 235416
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Errors[0])" | Should -BeLike '*235416 WAS PLACED*''A-1''*the disk went away*'

        # It is sent once all the same.
        $again = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Reference A-1 }
        $again.Output | Should -BeNullOrEmpty
        $again.Errors.Count + @($again.Termination).Count | Should -BeGreaterThan 0
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 1
        $null = Invoke-LedgerSql $session.LedgerPath 'DROP TRIGGER full'
        (Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Reference A-1 }).Errors.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        (Resolve-SmmOrder A-1 235416).Outcome | Should -Be 'Placed'
    }

    It 'keeps New-SmmOrder from sending when it cannot be written before' {
        $null = Invoke-LedgerSql $session.LedgerPath 'CREATE TRIGGER full2 BEFORE INSERT ON orders BEGIN SELECT RAISE(FAIL, ''the disk went away''); END'
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Output | Should -BeNullOrEmpty
        "$($run.Errors)$($run.Termination)" | Should -BeLike '*the disk went away*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}
