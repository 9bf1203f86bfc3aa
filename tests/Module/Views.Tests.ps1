#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'The table of <Type>' -ForEach @(
    @{ Type = 'PanelSession'; Columns = 'Current', 'Name', 'Uri', 'Currency', 'ThrottleLimit'; Make = { Get-SmmSession } }
    @{ Type = 'AccountBalance'; Columns = 'Balance', 'Currency', 'Session'; Make = { Get-SmmBalance } }
    @{ Type = 'Service'; Columns = 'ServiceId', 'Name', 'Rate', 'Minimum', 'Maximum', 'Session'; Make = { Get-SmmService } }
    @{ Type = 'Order'; Columns = 'OrderId', 'Status', 'Service', 'Quantity', 'Charge', 'Reference'; Make = {
            New-SmmOrder 1 'https://example.com/p' 100 | Get-SmmOrderStatus | Get-SmmOrder
        } }
    @{ Type = 'OrderRequest'; Columns = 'ServiceId', 'Quantity', 'Runs', 'Interval', 'EstimatedCharge', 'Reference', 'Link'; Make = {
            New-SmmOrder 1 'https://example.com/p' 1 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].TargetObject
        } }
    @{ Type = 'OrderStatus'; Columns = 'OrderId', 'Status', 'Charge', 'Currency', 'StartCount', 'Remains', 'Session'; Make = { 1..20 | Get-SmmOrderStatus } }
    @{ Type = 'Refill'; Columns = 'OrderId', 'RefillId', 'Session'; Make = { 1, 2 | Invoke-SmmRefill } }
    @{ Type = 'RefillStatus'; Columns = 'RefillId', 'Status', 'IsFinal', 'Session'; Make = { 1, 2 | Invoke-SmmRefill | Get-SmmRefillStatus } }
    @{ Type = 'OrderMeasure'; Columns = 'Group', 'Currency', 'Orders', 'Charged', 'Refunded', 'Completed'; Make = {
            $null = 1..20 | Import-SmmOrder -ServiceId 1 -PlacedAt 2026-11-26T12:00:00Z | Get-SmmOrderStatus
            Measure-SmmOrder -By Day, Status
        } }
    @{ Type = 'Cancellation'; Columns = 'OrderId', 'Session'; Make = { 3, 6 | Stop-SmmOrder } }
) {
    BeforeAll {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name test
        $null = Get-SmmService
        $objects = @(& $Make)
        $lines = @(($objects | Out-String -Width 80) -replace '\e\[[\d;]*m' -split '\r?\n' -ne '')
        $rule = @($lines -match '^[ -]+$')[0]
    }

    It 'is what is shown in 80 columns' {
        $objects[0].PSTypeNames[0] | Should -Be "SimpleSmm.$Type"
        $lines[0].Trim() -split ' +' | Should -Be $Columns
    }

    It 'fits on 80 columns, with no header cut off' {
        $lines[0] | Should -Not -Match '…|\.\.\.'
        @($lines | Where-Object Length -gt 80) | Should -BeNullOrEmpty
        $lines.IndexOf($rule) | Should -Be 1
    }

    It 'has a row an object, with every number in full' {
        $lines.Count - 2 | Should -Be $objects.Count
        foreach ($column in 'OrderId', 'RefillId', 'ServiceId', 'Charge', 'Balance', 'Rate') {
            if ($column -in $Columns) { "$($lines[2])" | Should -Match "(^| )$([regex]::Escape("$($objects[0].$column)"))( |$)" }
        }
    }

    It 'shows every property with Format-List *' {
        $list = $objects[0] | Format-List * | Out-String
        foreach ($property in $objects[0].PSObject.Properties.Name) { $list | Should -Match $property }
    }
}

Describe 'The table of orders in <Width> columns' -ForEach @(
    @{ Width = 80; Columns = 'OrderId', 'Status', 'Service', 'Quantity', 'Charge', 'Reference'; Reference = 'a-reference-of-36-cha…' }
    @{ Width = 100; Columns = 'OrderId', 'Status', 'Service', 'Quantity', 'Charge', 'Reference'; Reference = 'a-reference-of-36-characters-exactly' }
    @{ Width = 120; Columns = 'OrderId', 'Status', 'Service', 'Quantity', 'Charge', 'Reference', 'PlacedAt', 'Session'; Reference = 'a-reference-of-36-characters-exactly' }
    @{
        Width = 200; Columns = 'OrderId', 'Status', 'Service', 'Quantity', 'Charge', 'Reference', 'PlacedAt', 'Session', 'Link'
        Reference = 'a-reference-of-36-characters-exactly'; Link = 'https://example.com/a/page/that/takes/some/room'
    }
) {
    It 'shows what there is room for, and cuts no header and no money' {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -Name test
        $null = New-SmmOrder 1 'https://example.com/a/page/that/takes/some/room' 100 -Reference a-reference-of-36-characters-exactly
        $order = Get-SmmOrderStatus | Get-SmmOrder
        $lines = @(($order | Out-String -Width $Width) -replace '\e\[[\d;]*m' -split '\r?\n' -ne '')
        $lines[0].Trim() -split ' +' | Should -Be $Columns
        $lines[2] | Should -Match ([regex]::Escape(" $Reference")) -Because $lines[2]
        $lines[2] | Should -Match " $([regex]::Escape("$($order.Charge) USD")) "
        if ($Width -ge 120) { $lines[2] | Should -Match ' \d{4}-\d\d-\d\d test' }
        if ($Width -ge 200) { $lines[2].TrimEnd() | Should -BeLike "* $Link" }
    }
}

Describe 'The table of measures' {
    It 'names every column in 120 columns, and shows a time with its days' {
        $row = [SimpleSmm.OrderMeasure] @{
            Day = '2026-11-26'; Session = 'north'; ServiceId = 1234L; Currency = 'USD'; Orders = 100000L; Charged = 123456.789012
            Refunded = 12345.6789; Completed = 99000L; MedianTime = [timespan] '1.02:03:04.567'
        }
        $lines = @(($row | Out-String -Width 120) -replace '\e\[[\d;]*m' -split '\r?\n' -ne '')
        $lines[0].Trim() -split ' +' | Should -Be @(
            'Group', 'Currency', 'Orders', 'Charged', 'Refunded', 'Completed', 'Partial', 'Canceled', 'Unknown', 'MedianTime')
        $lines[2] -split ' +' | Should -Be @(
            '2026-11-26', 'north', '1234', 'USD', '100000', '123456.789012', '12345.6789', '99000', '0', '0', '0', '1.02:03:04')
    }
}

Describe 'Columns of text' {
    BeforeAll {
        function Get-Shown($Object, [int] $Width) { ($Object | Out-String -Width $Width) -replace '\e\[[\d;]*m' }
        $old, $new = 'A name of some length, version 1', 'A name of some length, version 2'
        $change = [SimpleSmm.ServiceChange] @{ ServiceId = 1; Name = $new; Change = 'Renamed'; Property = 'Name'; OldValue = $old; NewValue = $new }
    }

    It 'use the width of the console' {
        Get-Shown $change 80 | Should -Match '…'
        Get-Shown $change 200 | Should -Match "$old +$new"
    }

    It 'are dates in every culture alike' {
        $null = Connect-TestPanel $panel -Name test
        $order = Import-SmmOrder 1 -PlacedAt 2026-01-02T03:04:00
        $culture = [cultureinfo]::CurrentCulture
        try {
            foreach ($name in 'en-US', 'th-TH', 'fa-IR', 'ar-SA') {
                [cultureinfo]::CurrentCulture = $name
                Get-Shown $order 120 | Should -Match ' 2026-01-02'
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'mark the current session' {
        $session = [pscustomobject] @{ PSTypeName = 'SimpleSmm.PanelSession'; IsCurrent = $true; Name = 'here'; Uri = 'u'; Currency = 'USD'; ThrottleLimit = 4 }
        Get-Shown $session 80 | Should -Match '(?m)^\* +here'
        $session.IsCurrent = $false
        Get-Shown $session 80 | Should -Match '(?m)^ +here'
        $session.PSObject.Properties.Remove('IsCurrent')
        Get-Shown $session 80 | Should -Match '(?m)^ +here'
    }
}
