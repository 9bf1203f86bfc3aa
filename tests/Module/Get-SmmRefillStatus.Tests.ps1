#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmRefillStatus' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $null = 1, 2, 9 | Invoke-SmmRefill
        Clear-TestPanelRequest $panel
    }

    It 'writes the status' {
        $status = Get-SmmRefillStatus 1
        $status | Should -BeOfType SimpleSmm.RefillStatus
        $status.RefillId, $status.Status, $status.IsFinal | Should -Be 1, 'Pending', $false
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=refill_status&refill=1'
    }

    It 'follows a refill to its end' {
        Step-TestPanelClock $panel '30.00:00:00'
        $statuses = @(1..3 | Get-SmmRefillStatus)
        $statuses.IsFinal | Should -Be $true, $true, $true
        $statuses.Status.Where{ $_ -notin 'Completed', 'Rejected' } | Should -BeNullOrEmpty
    }

    It 'reports a refill that is not there, alone and among others' {
        $run = Invoke-Recorded { 99 | Get-SmmRefillStatus; 1, 99, 2 | Get-SmmRefillStatus }
        $run.Output.RefillId | Should -Be 1, 2
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'RefillNotFound', 'RefillNotFound'
        $run.Errors.TargetObject | Should -Be 99, 99
    }

    It 'writes one object for each time an id is given' {
        $run = Invoke-Recorded { 2, 1, 2 | Get-SmmRefillStatus }
        $run.Output.RefillId | Should -Be 2, 1, 2
        $run.Warnings | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=refill_status&refills=2,1'
    }

    It 'takes the refills, not the orders, that Invoke-SmmRefill writes' {
        Reset-TestPanel $panel
        $refills = 15, 16 | Invoke-SmmRefill
        ($refills | Get-SmmRefillStatus).RefillId | Should -Be 1, 2
    }
}
