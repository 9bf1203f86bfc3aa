#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Stop-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    It 'writes what was taken note of; the order is canceled only when its status says so' {
        $cancellation = Stop-SmmOrder 6
        $cancellation | Should -BeOfType SimpleSmm.Cancellation
        $cancellation.OrderId | Should -Be 6
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=cancel&orders=6'
        (Get-SmmOrderStatus 6).Status | Should -Be 'Pending'
        Step-TestPanelClock $panel '12:00:00'
        (Get-SmmOrderStatus 6).Status | Should -BeIn 'Canceled', 'Partial'
    }

    It 'reports orders that cannot be canceled or are not there' {
        $run = Invoke-Recorded { 3, 2, 7, 987654, 6 | Stop-SmmOrder }
        $run.Output.OrderId | Should -Be 3, 6
        $run.Errors.TargetObject | Should -Be 2, 7, 987654
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'CancelNotAllowed', 'CancelNotAllowed', 'OrderNotFound'
    }

    It 'sends an id that comes again only once, and warns' {
        $run = Invoke-Recorded { 3, 6, 3 | Stop-SmmOrder }
        $run.Output.OrderId | Should -Be 3, 6
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike '*order 3 *once*'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=cancel&orders=3,6'
    }

    It 'sends a request once and says that the outcome is unknown after <Name>' -ForEach @(
        @{ Name = 'a reset'; Fault = @{ kind = 'reset'; accept = 'after' } }
        @{ Name = 'HTTP 500'; Fault = @{ kind = 'status'; status = 500; accept = 'after' } }
        @{ Name = 'no JSON'; Fault = @{ kind = 'truncateJson'; accept = 'after' } }
    ) {
        Add-TestPanelFault $panel $Fault -Action cancel
        $run = Invoke-Recorded { 3, 6 | Stop-SmmOrder }
        $run.Errors.TargetObject | Should -Be 3, 6
        $run.Errors.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'OutcomeUnknown,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'stops what New-SmmOrder has placed' {
        $orders = New-SmmOrder 1 'https://example.com/p' 100
        ($orders | Stop-SmmOrder).OrderId | Should -Be $orders.OrderId
    }
}
