#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmOrderStatus without any input' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'asks about <Count> unfinished orders in requests of <Sizes>' -ForEach @(
        @{ Count = 0; Sizes = @() }
        @{ Count = 1; Sizes = 1 }
        @{ Count = 99; Sizes = 99 }
        @{ Count = 100; Sizes = 100 }
        @{ Count = 101; Sizes = 100, 1 }
        @{ Count = 201; Sizes = 100, 100, 1 }
    ) {
        $ids = @(1..300 | Select-Object -First $Count)
        $null = $ids | Import-SmmOrder
        $run = Invoke-Recorded { Get-SmmOrderStatus -ThrottleLimit 1 }
        $run.Output.ForEach{ $_.OrderId } | Should -Be $ids
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $first = 0
        $expected = foreach ($size in $Sizes) {
            $chunk = $ids[$first..($first + $size - 1)]
            $first += $size
            "action=status&$($size -eq 1 ? 'order' : 'orders')=$($chunk -join ',')"
        }
        @(Get-TestPanelRequest $panel).ForEach{ $_.Text } | Should -Be @($expected)
    }

    It 'asks only about orders that are placed and have no end yet' {
        $null = 1..20 | Import-SmmOrder
        $null = New-SmmOrder 1 'https://example.com/placed' 100
        $null = New-SmmOrder 999 'https://example.com/rejected' 100 -ErrorAction Ignore
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' }
        $null = New-SmmOrder 1 'https://example.com/unknown' 100 -ErrorAction Ignore
        $first = @(Get-SmmOrderStatus)
        Clear-TestPanelRequest $panel

        $second = @(Get-SmmOrderStatus)
        $left = $first.Where{ -not $_.IsFinal }.OrderId
        $second.OrderId | Should -Be $left
        $second.OrderId | Should -Contain 235416
        $second.OrderId | Should -Not -Contain 1
        (Get-TestPanelRequest $panel).Text | Should -Be "action=status&orders=$($left -join ',')"
    }

    It 'asks again about an order whose status it does not know' {
        $null = Import-SmmOrder 2
        Add-TestPanelFault $panel @{ kind = 'unknownStatus'; text = 'On the moon' }
        (Get-SmmOrderStatus).Status | Should -Be 'On the moon'
        (Get-SmmOrder 2).Status | Should -Be 'On the moon'
        (Get-SmmOrderStatus).Status | Should -Be 'Completed'
        Get-SmmOrderStatus | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'asks about the orders of its own account and panel alone' {
        $other = Start-TestPanel -Key other-key -Orders 10 -Currency EUR
        Reset-TestPanel $other
        $null = Import-SmmOrder 3
        $null = Connect-TestPanel $panel -Name test2 -Account second -LedgerPath $session.LedgerPath
        $null = Import-SmmOrder 6
        $null = Connect-TestPanel $other -Name test -LedgerPath $session.LedgerPath
        $null = Import-SmmOrder 7
        (Get-SmmOrderStatus).OrderId | Should -Be 7
        (Get-TestPanelRequest $other).Text | Should -Be 'action=status&order=7'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        (Get-SmmOrderStatus -Session test2).OrderId | Should -Be 6
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=6'
    }

    It 'never takes <Line> for everything' -ForEach @(
        @{ Line = { @() | Get-SmmOrderStatus } }
        @{ Line = { Get-SmmOrderStatus @() } }
        @{ Line = { Get-SmmOrderStatus -OrderId @() } }
        @{ Line = { $null | Get-SmmOrderStatus } }
        @{ Line = { Get-SmmOrderStatus $null } }
        @{ Line = { Get-SmmOrderStatus -OrderId $null } }
        @{ Line = { '' | Get-SmmOrderStatus } }
        @{ Line = { Get-SmmOrderStatus '' } }
        @{ Line = { $null, $null | Get-SmmOrderStatus } }
        @{ Line = { , @() | Get-SmmOrderStatus } }
        @{ Line = { [pscustomobject] @{ Name = 'no id' } | Get-SmmOrderStatus } }
        @{ Line = { [pscustomobject] @{ OrderId = $null } | Get-SmmOrderStatus } }
        @{ Line = { [pscustomobject] @{ OrderId = @() } | Get-SmmOrderStatus } }
        @{ Line = { @() | ForEach-Object OrderId | Get-SmmOrderStatus } }
        @{ Line = { Get-SmmOrder -Outcome Rejected | Get-SmmOrderStatus } }
        @{ Line = { [Management.Automation.Internal.AutomationNull]::Value | Get-SmmOrderStatus } }
        @{ Line = { 1..3 | Where-Object { $_ -gt 5 } | Get-SmmOrderStatus } }
        @{ Line = { $with = @{ OrderId = @() }; Get-SmmOrderStatus @with } }
        @{ Line = { 'OrderId', '' | ConvertFrom-Csv | Get-SmmOrderStatus } }
    ) {
        $null = 1..5 | Import-SmmOrder
        $run = Invoke-Recorded $Line
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
    }

    It 'sends nothing and creates no file before the first order' {
        $run = Invoke-Recorded { Get-SmmOrderStatus }
        $run.Output.Count + $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $session.LedgerPath | Should -Not -Exist
    }

    It 'says that the session has no ledger' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name bare -NoLedger -SkipVerification
        $run = Invoke-Recorded { Get-SmmOrderStatus }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*'bare'*-NoLedger*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        (Get-SmmOrderStatus 1).OrderId | Should -Be 1
    }
}

Describe 'Get-SmmOrderStatus | Where-Object Status -eq Partial | Invoke-SmmRefill' {
    BeforeEach { Get-SmmSession | Disconnect-SmmPanel }

    It 'refills what ended partially on a panel, with no id typed' {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $ids = @(1..7) + @(9..20)
        $null = $ids | Import-SmmOrder
        $refills = @(Get-SmmOrderStatus | Where-Object Status -eq Partial | Invoke-SmmRefill)
        $refills.OrderId | Should -Be 1, 15
        (Get-TestPanelRequest $panel).Text | Should -Be "action=status&orders=$($ids -join ',')", 'action=refill&orders=1,15'
        (Get-SmmOrder 1, 15).RefillId | Should -Be $refills.RefillId

        # The finished ones are asked about no more, so a scheduled task does not ask for a refill again and again.
        Clear-TestPanelRequest $panel
        Get-SmmOrderStatus | Where-Object Status -eq Partial | Invoke-SmmRefill | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be "action=status&orders=$((Get-SmmOrder).Where{ -not $_.IsFinal }.OrderId -join ',')"
    }

    It 'refills what ended partially in the sandbox, with no id typed' {
        $session = Connect-SmmPanel -Sandbox -SandboxSpeed 0 -PassThru
        $orders = @(1..40 | ForEach-Object { New-SmmOrder 1 "https://example.com/$_" 100 })
        $session.Clock.Advance([timespan] '90.00:00:00')
        $run = Invoke-Recorded { Get-SmmOrderStatus -Debug | Where-Object Status -eq Partial | Invoke-SmmRefill -Debug }
        $partial = (Get-SmmOrder -Status Partial).OrderId
        $partial.Count | Should -BeGreaterThan 1
        $run.Output.OrderId | Should -Be $partial
        $run.Errors | Should -BeNullOrEmpty
        @($run.Debug -like '-> *') | Should -Be "-> action=status orders=$($orders.OrderId -join ',')", "-> action=refill orders=$($partial -join ',')"
        (Get-SmmOrder $partial).RefillId | Should -Be $run.Output.RefillId

        # All have ended.
        (Invoke-Recorded { Get-SmmOrderStatus -Debug }).Debug | Should -BeNullOrEmpty
    }
}
