#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1", "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # Orders that every panel here has from its start: of two days, with what the panel reports of them.
    function Add-Order([int[]] $Id, [string] $PlacedAt, [hashtable] $With = @{}) {
        $null = $Id | ForEach-Object { Import-SmmOrder $_ -ServiceId 1 -Quantity 1000 -PlacedAt $PlacedAt @With }
        $null = Get-SmmOrderStatus $Id @With
    }

    function New-Order([hashtable] $With) {
        $values = @{ PlacedAt = [datetimeoffset] '2026-11-26T12:00:00Z'; Currency = 'USD'; ServiceId = 1; Quantity = 1000L }
        foreach ($name in $With.Keys) { $values[$name] = $With[$name] }
        [SimpleSmm.Order] $values
    }

    function Get-Json($Rows) { @($Rows) | ConvertTo-Json -Depth 3 }
}

Describe 'Measure-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'writes nothing where nothing was ordered, and does not make a ledger' {
        Measure-SmmOrder -By Day, Service | Should -BeNullOrEmpty
        @() | Measure-SmmOrder | Should -BeNullOrEmpty
        $session.LedgerPath | Should -Not -Exist
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'adds up the ledger as a recount of its orders does' {
        Add-Order (1..20) '2026-11-25T23:59:59Z'
        Add-Order (21..40) '2026-11-26T00:00:00Z'
        Clear-TestPanelRequest $panel
        $rows = Measure-SmmOrder -By Day
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty

        $orders = Get-SmmOrder
        $rows.Day | Should -Be '2026-11-25', '2026-11-26'
        foreach ($row in $rows) {
            $own = @($orders | Where-Object { $_.PlacedAt.ToUniversalTime().ToString('yyyy-MM-dd') -eq $row.Day })
            $row.Orders, $row.Quantity | Should -Be 20, 20000
            foreach ($status in 'Completed', 'Partial', 'Canceled') {
                $row.$status | Should -Be @($own | Where-Object Status -EQ $status).Count
                $row.$status | Should -BeGreaterThan 0
            }
            $row.Net | Should -Be ($own.Charge | Measure-Object -Sum).Sum
            $row.Charged | Should -Be $row.Net
            $row.Refunded | Should -Be 0
            $times = @($own.Where{ $_.FinishedAt }.ForEach{ $_.FinishedAt - $_.PlacedAt } | Sort-Object)
            $row.MedianTime | Should -Be $times[[Math]::Ceiling($times.Count * 0.5) - 1]
            $row.Percentile90Time | Should -Be $times[[Math]::Ceiling($times.Count * 0.9) - 1]
            $row.Currency | Should -Be 'USD'
            @($row.Week, $row.ServiceId, $row.Session, $row.Revenue).Where{ $null -ne $_ } | Should -BeNullOrEmpty
        }
    }

    It 'results in the same rows for the orders of the pipeline, by <_>' -ForEach @(
        'Day', 'Week', 'Month', 'Service', 'Session', 'Status', 'Outcome', 'Category'
    ) {
        Add-Order (1..20) '2026-11-25T23:59:59Z'
        $null = New-SmmOrder 2 https://example.com/p 100, 200 -ErrorAction SilentlyContinue
        $null = Invoke-SmmRefill 1, 2, 3 -ErrorAction SilentlyContinue
        $rows = Measure-SmmOrder -By $_
        Get-Json (Get-SmmOrder | Measure-SmmOrder -By $_) | Should -Be (Get-Json $rows)
        ($rows.Orders | Measure-Object -Sum).Sum | Should -Be @(Get-SmmOrder).Count
    }

    It 'counts a charge that the panel lowers as a refund' {
        $row = New-Order @{ Charge = 0.4; Refunded = 0.6; Status = 'Partial'; IsFinal = $true; Remains = 600L } | Measure-SmmOrder
        $row.Charged, $row.Refunded, $row.Net, $row.DeliveredShare | Should -Be 1, 0.6, 0.4, 0.4
    }

    It 'counts refills that are asked for, granted, refused at once and refused later' {
        Add-Order 1, 2, 3 '2026-11-25'
        $refills = Invoke-SmmRefill 1, 2, 3 -ErrorAction SilentlyContinue
        $row = Measure-SmmOrder
        $row.RefillsAsked, $row.RefillsGranted, $row.RefillsRefused | Should -Be 3, 2, 1
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"refill":1,"status":"Rejected"},{"refill":2,"status":"Completed"}]' }
        $null = $refills | Get-SmmRefillStatus
        $row = Measure-SmmOrder
        $row.RefillsAsked, $row.RefillsGranted, $row.RefillsRefused | Should -Be 3, 1, 2
        (Get-SmmOrder 3).RefillsAsked, (Get-SmmOrder 3).RefillsRefused | Should -Be 1, 1
    }

    It 'adds up the orders of a period' {
        Add-Order 1, 2 '2026-11-24'
        Add-Order 3 '2026-11-25'
        Add-Order 4 '2026-11-26'
        (Measure-SmmOrder -Since 2026-11-25 -Before 2026-11-26).Orders | Should -Be 1
        (Get-SmmOrder | Measure-SmmOrder -Since 2026-11-25).Orders | Should -Be 2
        { Measure-SmmOrder -Since 01/02/2026 } | Should -Throw -ErrorId 'InvalidDate,*'
    }

    It 'finds the category of a service in the catalog, which it reads once' {
        $service, $other = Get-SmmService | Sort-Object Category -Unique | Select-Object -First 2
        foreach ($id in $service.ServiceId, $other.ServiceId, 987654) { $null = Import-SmmOrder $id -ServiceId $id }
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath
        Clear-TestPanelRequest $panel
        $rows = Measure-SmmOrder -By Category
        $rows.Category | Should -Be @($null; $service.Category, $other.Category | Sort-Object -CaseSensitive)
        $rows.Orders | Should -Be 1, 1, 1
        $null = Measure-SmmOrder -By Category
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=services'
    }
}

Describe 'Measure-SmmOrder with several sessions' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -Name north -Account north
        $null = Connect-TestPanel $panel -Name south -Account south
        Add-Order 1, 2, 3 '2026-11-25' @{ Session = 'north' }
        Add-Order 4, 5 '2026-11-25' @{ Session = 'south' }
    }

    It 'adds them up unless it is asked to keep them apart' {
        (Measure-SmmOrder).Orders | Should -Be 2
        (Measure-SmmOrder -Session *).Orders | Should -Be 5
        $rows = Measure-SmmOrder -By Session -Session n*, south
        $rows.Session | Should -Be north, south
        $rows.Orders | Should -Be 3, 2
        (Measure-SmmOrder -By Service -Session *).Session | Should -Be north, south
        Get-Json (Get-SmmOrder -Session * | Measure-SmmOrder) | Should -Be (Get-Json (Measure-SmmOrder -Session *))
    }

    It 'takes the ledgers of the sessions of the pipeline, also beside orders' {
        Get-Json (Get-SmmSession | Measure-SmmOrder -By Session) | Should -Be (Get-Json (Measure-SmmOrder -By Session -Session *))
        (Get-SmmSession north | Measure-SmmOrder).Orders | Should -Be 3
        (@(Get-SmmSession north; Get-SmmOrder -Session south) | Measure-SmmOrder).Orders | Should -Be 5
        (Measure-SmmOrder -Order (Get-SmmSession)).Orders | Should -Be 5
    }

    It 'reports what is neither an order nor a session, and adds up the others' {
        $run = Invoke-Recorded { @(Get-Date; Get-SmmSession south) | Measure-SmmOrder }
        $run.Output.Orders | Should -Be 2
        $run.Errors.FullyQualifiedErrorId | Should -Be 'InvalidField,SimpleSmm.Commands.MeasureSmmOrderCommand'
    }

    It 'reports a session that is closed, and adds up the others' {
        $north = Get-SmmSession north
        $sessions = @($north; Get-SmmSession south)
        Disconnect-SmmPanel $north
        $run = Invoke-Recorded { $sessions | Measure-SmmOrder }
        $run.Output.Orders | Should -Be 2
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors.TargetObject | Should -Be north
    }

    It 'never adds up amounts of different currencies' {
        $orders = @(New-Order @{ Charge = 1 }; New-Order @{ Charge = 2; Currency = 'EUR' }; New-Order @{ Charge = 4; Currency = $null })
        $rows = $orders + $orders | Measure-SmmOrder -By Day
        $rows.Currency | Should -Be $null, 'EUR', 'USD'
        $rows.Net | Should -Be 8, 4, 2
    }

    It 'reports a ledger that cannot be read, and writes the rows of the others' {
        Get-SmmSession | Disconnect-SmmPanel
        $bad = New-LedgerPath
        [IO.File]::WriteAllText($bad, 'This is not a ledger.')
        $null = Connect-TestPanel $panel -Name good
        $null = Connect-TestPanel $panel -Name bad -LedgerPath $bad
        Add-Order 1 '2026-11-25' @{ Session = 'good' }
        $run = Invoke-Recorded { Measure-SmmOrder -Session * }
        $run.Output.Orders | Should -Be 1
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        $run.Errors.TargetObject | Should -Be bad
    }
}

Describe 'Measure-SmmOrder -PriceFile' {
    BeforeAll {
        $file = Join-Path $TestDrive 'prices.csv'
        function Measure-Price([string] $Text) {
            [IO.File]::WriteAllText($file, $Text)
            $orders | Measure-SmmOrder -By Session -PriceFile $file
        }
        $orders = @(
            New-Order @{ Session = 'a'; Charge = 0.5; Status = 'Completed'; IsFinal = $true }
            New-Order @{ Session = 'b'; Charge = 0.5; Status = 'Completed'; IsFinal = $true }
            New-Order @{ Session = 'b'; Charge = 0.5; ServiceId = 2 }
        )
    }

    It 'adds revenue and margin, at the price of the session where there is one' {
        $rows = Measure-Price "ServiceId,Name,Rate,Session`n1,Any,2.00,`n1,Own,3,B`n"
        $rows.Revenue | Should -Be 2, 3
        $rows.Margin | Should -Be 1.5, 2.5
    }

    It 'reads the separators of Export-Csv -UseCulture, and numbers of a spreadsheet with a point only' {
        (Measure-Price "ServiceId;Rate`n1;2.00`n").Revenue | Should -Be 2, 2
        { Measure-Price "ServiceId;Rate`n1;2,00`n" } |
            Should -Throw -ErrorId 'InvalidAmount,*' -ExpectedMessage '*row 1 after the header*2,00*4.50*'
    }

    It 'ends with what to do for <Name>' -ForEach @(
        @{ Name = 'a file without prices'; Text = "ServiceId,Name`n1,a`n"; Says = '*Row 1 after the header does not have a Rate*ServiceId, Rate*' }
        @{ Name = 'a file without services'; Text = "Id,Rate`n1,2`n"; Says = '*no ServiceId*columns ServiceId, Rate*' }
        @{ Name = 'a row without a service'; Text = "ServiceId,Rate`n1,2`n,3`n"; Says = '*Row 2 after the header: ServiceId must be*' }
        @{ Name = 'two prices of a service'; Text = "ServiceId,Rate`n1,2`n1,3`n"; Says = '*Row 2 after*: service 1 has a price already*one row*' }
        @{ Name = 'an open quote'; Text = "ServiceId,Rate`n`"1,2`n"; Says = '*quote is never closed*' }
    ) {
        { Measure-Price $Text } | Should -Throw -ErrorId 'InvalidField,*' -ExpectedMessage $Says
    }

    It 'names a file that does not exist' {
        { New-Order @{} | Measure-SmmOrder -PriceFile (Join-Path $TestDrive none.csv) } |
            Should -Throw -ErrorId 'InvalidField,*' -ExpectedMessage '*none.csv*does not exist*'
    }
}

Describe 'The rows in the culture <_>' -ForEach 'en-US', 'de-DE', 'fr-CH', 'tr-TR', 'th-TH', 'fa-IR' {
    It 'are the same in JSON, and read the same from CSV' {
        $orders = @(
            New-Order @{ Charge = 1234.5678; EstimatedCharge = 1000; FinishedAt = [datetimeoffset] '2026-11-27T13:00:00Z' }
            New-Order @{ PlacedAt = [datetimeoffset] '2026-12-31T12:00:00Z'; Currency = $null }
        )
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo] $_
            $rows = $orders | Measure-SmmOrder -By Day, Week, Month
            $json = Get-Json $rows
            $csv = $rows | ConvertTo-Csv -UseCulture | ConvertFrom-Csv -UseCulture
            $charged = [decimal]::Parse($csv[0].Charged, [cultureinfo]::CurrentCulture)
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        $csv.Day | Should -Be '2026-11-26', '2026-12-31'
        $csv.Week | Should -Be '2026-W48', '2026-W53'
        $csv[0].MedianTime | Should -Be '1.01:00:00'
        $charged | Should -Be 1234.5678
        $csv[1].Charged | Should -BeNullOrEmpty
        $json | Should -Be (Get-Json ($orders | Measure-SmmOrder -By Day, Week, Month))
        ($json | ConvertFrom-Json)[0].Charged | Should -Be 1234.5678
    }
}

Describe 'The balances of a ledger' {
    It 'are those that Get-SmmBalance reads, one an hour, once there is a ledger' {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
        $null = Get-SmmBalance
        $session.LedgerPath | Should -Not -Exist
        $null = New-SmmOrder 1 https://example.com/p 100 -CheckBalance
        Invoke-LedgerSql $session.LedgerPath 'SELECT count(*) FROM balances' | Should -BeIn 1, 2
        $balance = 1..3 | ForEach-Object { Get-SmmBalance } | Select-Object -Last 1
        $session | Disconnect-SmmPanel

        # The hour may change meanwhile.
        Invoke-LedgerSql $session.LedgerPath 'SELECT count(*) FROM balances' | Should -BeIn 1, 2
        $last = "SELECT balance || ' ' || currency FROM balances ORDER BY hour DESC LIMIT 1"
        Invoke-LedgerSql $session.LedgerPath $last | Should -Be "$($balance.Balance.ToString([cultureinfo]::InvariantCulture)) USD"
    }

    It 'include that of a connection, when a command uses the ledger' {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $path = New-LedgerPath
        $with = @{ Uri = $panel.Uri; ApiKey = ConvertTo-TestKey $panel.Key; LedgerPath = $path }
        Connect-SmmPanel @with
        $path | Should -Not -Exist
        $null = Import-SmmOrder 1
        Get-SmmSession | Disconnect-SmmPanel
        Invoke-LedgerSql $path 'SELECT count(*) FROM balances' | Should -Be 1
        $null = Invoke-LedgerSql $path 'DELETE FROM balances'
        Connect-SmmPanel @with
        $null = Get-SmmOrder
        Get-SmmSession | Disconnect-SmmPanel
        Invoke-LedgerSql $path 'SELECT count(*) FROM balances' | Should -Be 1
    }
}
