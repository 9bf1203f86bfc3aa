#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Import-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    It 'takes an order in by its id alone, and the panel is not asked' {
        $before = Get-Date
        $order = Import-SmmOrder 5
        $order | Should -BeOfType SimpleSmm.Order
        $order.OrderId, $order.ServiceId, $order.Link, $order.Quantity, $order.Outcome, $order.AlreadyPlaced, $order.Status |
            Should -Be 5, 0, '', $null, 'Placed', $false, $null
        $order.Reference | Should -Not -BeNullOrEmpty
        $order.PlacedAt | Should -BeGreaterOrEqual $before
        (Get-SmmOrder 5).Reference | Should -Be $order.Reference
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'takes in all that a CSV file says of an order' {
        $orders = @('Order,Service,Link,Quantity,Reference,PlacedAt', '5,1, https://example.com/p ,100,A-1,2024-05-01T00:00:00Z', '7,,,,,' | ConvertFrom-Csv | Import-SmmOrder)
        $order = Get-SmmOrder 5
        $order.ServiceId, $order.Link, $order.Quantity, $order.Reference | Should -Be 1, 'https://example.com/p', 100, 'A-1'
        $order.PlacedAt | Should -Be ([datetimeoffset] '2024-05-01T00:00:00Z').LocalDateTime
        $orders.OrderId | Should -Be 5, 7
        $orders[1].ServiceId, $orders[1].Link, $orders[1].Quantity | Should -Be 0, '', $null
        $orders[1].Reference | Should -Not -Be 'A-1'
    }

    It 'takes orders in that Get-SmmOrderStatus asks about from then on' {
        $null = 5, 7 | Import-SmmOrder
        (Get-SmmOrderStatus).OrderId | Should -Be 5, 7
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&orders=5,7'
    }

    It 'keeps New-SmmOrder from sending an order that was imported under its reference' {
        $null = Import-SmmOrder 5 -ServiceId 1 -Link 'https://example.com/p' -Quantity 100 -Reference A-1
        $order = New-SmmOrder 1 'https://example.com/p' 100 -Reference A-1
        $order.OrderId, $order.AlreadyPlaced | Should -Be 5, $true
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'writes an order that is there already as it stands' {
        $first = Import-SmmOrder 5 -Reference A-1 -Link a
        $again = Import-SmmOrder 5 -Reference A-2 -Link b
        $again.AlreadyPlaced, $again.Reference, $again.Link, $again.PlacedAt | Should -Be $true, 'A-1', 'a', $first.PlacedAt
        @(Get-SmmOrder).Count | Should -Be 1
    }

    It 'refuses <Name> and goes on with the next row' -ForEach @(
        @{ Name = 'an id that is text'; Bad = @{ OrderId = 'abc' }; Code = 'InvalidField'; Target = 'abc' }
        @{ Name = 'id 0'; Bad = @{ OrderId = 0 }; Code = 'InvalidField'; Target = '0' }
        @{ Name = 'an empty id'; Bad = @{ OrderId = '' }; Code = 'InvalidField'; Target = '' }
        @{ Name = 'a service that is text'; Bad = @{ ServiceId = 'abc' }; Code = 'ServiceNotFound'; Target = '5' }
        @{ Name = 'a negative quantity'; Bad = @{ Quantity = '-1' }; Code = 'InvalidQuantity'; Target = '5' }
        @{ Name = 'a blank reference'; Bad = @{ Reference = ' ' }; Code = 'InvalidField'; Target = '5' }
        @{ Name = 'a reference with a blank at its end'; Bad = @{ Reference = 'A ' }; Code = 'InvalidField'; Target = '5' }
        @{ Name = 'the reference of another order'; Bad = @{ Reference = 'taken' }; Code = 'ReferenceConflict'; Target = '5' }
    ) {
        $null = Import-SmmOrder 1 -Reference taken
        $row = @{ OrderId = 5; ServiceId = ''; Quantity = ''; Reference = '' }
        foreach ($field in $Bad.Keys) { $row[$field] = $Bad[$field] }
        $run = Invoke-Recorded { [pscustomobject] $row, [pscustomobject] @{ OrderId = 7 } | Import-SmmOrder }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be "$Code,SimpleSmm.Commands.ImportSmmOrderCommand"
        $run.Errors[0].TargetObject | Should -Be $Target
        $run.Output.OrderId | Should -Be 7
        (Get-SmmOrder).OrderId | Should -Be 1, 7
    }

    It 'takes an empty list for nothing' {
        $run = Invoke-Recorded { Import-SmmOrder @() }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        (Get-SmmSession).LedgerPath | Should -Not -Exist
    }

    It 'makes no ledger with -WhatIf' {
        5, 7 | Import-SmmOrder -WhatIf | Should -BeNullOrEmpty
        (Get-SmmSession).LedgerPath | Should -Not -Exist
    }

    It 'works in a sandbox, and ends with one error without a ledger' {
        Connect-SmmPanel -Sandbox
        (5, 7 | Import-SmmOrder).OrderId | Should -Be 5, 7
        Connect-SmmPanel -Sandbox -NoLedger
        $run = Invoke-Recorded { 5, 7 | Import-SmmOrder }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        $run.Errors.Count + $run.Output.Count | Should -Be 0
    }

    # Fault Processes: an import killed in the middle
    It 'keeps every order that it has written when its process is killed, in the order of the input, and takes in the rest later' {
        $ledger = New-LedgerPath
        $script = Join-Path $TestDrive 'import.ps1'
        Set-Content $script @'
            param($Module, $Uri, $Ledger)
            Import-Module $Module
            Connect-SmmPanel -Uri $Uri -FromEnvironment -Name test -LedgerPath $Ledger -SkipVerification
            1..50000 | ForEach-Object { [pscustomobject] @{ OrderId = $_; Reference = "R-$_" } } | Import-SmmOrder | ForEach-Object OrderId
'@
        $start = New-PowerShellStart '-NonInteractive', '-File', $script, (Get-ModuleUnderTest), $panel.Uri, $ledger
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $start.Environment['SMM_API_KEY'] = $panel.Key
        $process = [Diagnostics.Process]::Start($start)
        $written = foreach ($line in 1..3000) { $process.StandardOutput.ReadLine() }
        $process.Kill()
        $process.WaitForExit()
        $written[-1] | Should -Be 3000

        $null = Connect-TestPanel $panel -LedgerPath $ledger
        $there = @(Get-SmmOrder)
        $there.Count | Should -BeGreaterOrEqual 3000
        $there.Count | Should -BeLessThan 50000
        Compare-Object $there.OrderId @(1..$there.Count) | Should -BeNullOrEmpty
        Compare-Object $there.Reference @((1..$there.Count).ForEach{ "R-$_" }) | Should -BeNullOrEmpty

        $last = $there.Count + 100
        $again = @(1..$last | ForEach-Object { [pscustomobject] @{ OrderId = $_; Reference = "R-$_" } } | Import-SmmOrder)
        @($again.Where{ $_.AlreadyPlaced }).Count | Should -Be $there.Count
        @(Get-SmmOrder).Count | Should -Be $last
    }

    It 'writes the orders of a block before its errors, and each order once, also with repeated ids and references' {
        $rows = 1..4500 | ForEach-Object { [pscustomobject] @{ OrderId = 1 + ($_ - 1) % 3000; Reference = "R-$(1 + ($_ - 1) % 3000)" } }
        $rows[2500].Reference = 'R-1'
        $run = Invoke-Recorded { $rows | Import-SmmOrder }
        $run.Errors.TargetObject | Should -Be 2501
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        Compare-Object $run.Output.OrderId @((1..3000).Where{ $_ -ne 2501 }; 1..1500) -SyncWindow 0 | Should -BeNullOrEmpty
        @($run.Output.Where{ $_.AlreadyPlaced }).Count | Should -Be 1500
        @(Get-SmmOrder).Count | Should -Be 2999
    }
}
