#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Invoke-SmmRefill' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    It 'writes order and refill' {
        $refill = Invoke-SmmRefill 2
        $refill | Should -BeOfType SimpleSmm.Refill
        $refill.OrderId, $refill.RefillId | Should -Be 2, 1
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=refill&order=2'
    }

    It 'reports orders that cannot be refilled or are not there' {
        $run = Invoke-Recorded { 1, 3, 987654, 2 | Invoke-SmmRefill }
        $run.Output.OrderId | Should -Be 1, 2
        $run.Errors.TargetObject | Should -Be 3, 987654
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'RefillNotAllowed', 'OrderNotFound'
    }

    It 'sends an id that comes again only once, and warns' {
        $run = Invoke-Recorded { 1, 2, 1, 1 | Invoke-SmmRefill }
        $run.Output.OrderId | Should -Be 1, 2
        $run.Warnings.Count | Should -Be 2
        $run.Warnings[0] | Should -BeLike '*order 1 *once*'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=refill&orders=1,2'
    }

    It 'sends an id that comes again in a later request only once' {
        $ids = Get-ReadyOrderId -For Refill -Count 150
        $run = Invoke-Recorded { @($ids) + $ids[0] + $ids[149] | Invoke-SmmRefill }
        $run.Output.OrderId | Should -Be $ids
        $run.Warnings.Count | Should -Be 2
        @(Get-TestPanelRequest $panel).Ids | Sort-Object { [int] $_ } | Should -Be $ids
    }

    It 'sends a request once and says that the outcome is unknown for each of its ids after <Name>' -ForEach @(
        @{ Name = 'a reset'; Fault = @{ kind = 'reset'; accept = 'after' } }
        @{ Name = 'a time-out'; Fault = @{ kind = 'hang'; accept = 'after' } }
        @{ Name = 'HTTP 502'; Fault = @{ kind = 'status'; status = 502; accept = 'after' } }
        @{ Name = 'an empty answer'; Fault = @{ kind = 'emptyBody'; accept = 'after' } }
    ) {
        $null = Connect-TestPanel $panel -TimeoutSeconds 1
        Add-TestPanelFault $panel $Fault -Action refill
        $ids = Get-ReadyOrderId -For Refill -Count 150
        $run = Invoke-Recorded { $ids | Invoke-SmmRefill -ThrottleLimit 1 }
        $run.Output.OrderId | Should -Be $ids[100..149]
        $run.Errors.TargetObject | Should -Be $ids[0..99]
        $run.Errors.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'OutcomeUnknown,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'writes the refill of a single answer whose id is text or a number: <_>' -ForEach '"7"', '7' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = "{`"refill`":$_}" }
        (Invoke-SmmRefill 2).RefillId | Should -Be 7
    }
}
