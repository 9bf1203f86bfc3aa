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
    @{ Type = 'PanelSession'; Columns = 'Current', 'Name', 'Uri', 'Currency', 'ThrottleLimit', 'TimeoutSeconds'; Make = { Get-SmmSession } }
    @{ Type = 'AccountBalance'; Columns = 'Balance', 'Currency', 'Session'; Make = { Get-SmmBalance } }
    @{ Type = 'Service'; Columns = 'ServiceId', 'Name', 'Rate', 'Currency', 'Minimum', 'Maximum'; Make = { Get-SmmService } }
    @{ Type = 'Order'; Columns = 'OrderId', 'Status', 'Quantity', 'Charge', 'Reference', 'Link'; Make = {
            New-SmmOrder 1 'https://example.com/p' 100 | Get-SmmOrderStatus | Get-SmmOrder
        } }
    @{ Type = 'OrderRequest'; Columns = 'ServiceId', 'Quantity', 'Runs', 'Interval', 'EstimatedCharge', 'Link'; Make = {
            New-SmmOrder 1 'https://example.com/p' 1 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].TargetObject
        } }
    @{ Type = 'OrderStatus'; Columns = 'OrderId', 'Status', 'Charge', 'Currency', 'StartCount', 'Remains'; Make = { 1..20 | Get-SmmOrderStatus } }
    @{ Type = 'Refill'; Columns = 'OrderId', 'RefillId'; Make = { 1, 2 | Invoke-SmmRefill } }
    @{ Type = 'RefillStatus'; Columns = 'RefillId', 'Status', 'IsFinal'; Make = { 1, 2 | Invoke-SmmRefill | Get-SmmRefillStatus } }
    @{ Type = 'Cancellation'; Columns = @('OrderId'); Make = { 3, 6 | Stop-SmmOrder } }
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

    It 'is what is shown, with at most six columns' {
        $objects[0].GetType().FullName | Should -Be "SimpleSmm.$Type"
        $lines[0].Trim() -split ' +' | Should -Be $Columns
        $Columns.Count | Should -BeLessOrEqual 6
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
