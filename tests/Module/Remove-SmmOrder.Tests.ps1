#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Remove-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel

        # Of the panel's orders 1 and 2 are finished and 3 is not.
        $null = Import-SmmOrder 2 -Reference done -PlacedAt '2024-05-01T00:00:00Z'
        $null = Import-SmmOrder 3 -Reference running -PlacedAt '2024-05-01T00:00:00Z'
        $null = Import-SmmOrder 1 -Reference recent
        $null = Import-SmmOrder 5 -Reference unasked -PlacedAt '2024-05-01T00:00:00Z'
        $null = New-SmmOrder 999 'https://example.com/p' 100 -Reference rejected -ErrorAction Ignore
        $null = Get-SmmOrderStatus 1, 2, 3
        Clear-TestPanelRequest $panel
        $all = 'done', 'recent', 'rejected', 'running', 'unasked'
    }

    It 'takes <_> out, writes nothing and asks the panel nothing' -ForEach 'done', 'recent', 'rejected' {
        $run = Invoke-Recorded { Remove-SmmOrder $_ }
        $run.Output.Count + $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $gone = $_
        (Get-SmmOrder).Reference | Sort-Object | Should -Be @($all -ne $gone)
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'refuses <_>, without which it could be paid twice' -ForEach 'running', 'unasked' {
        $run = Invoke-Recorded { Remove-SmmOrder $_ }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'ReferenceConflict,SimpleSmm.Commands.RemoveSmmOrderCommand'
        $run.Errors[0].TargetObject | Should -Be $_
        "$($run.Errors[0])" | Should -BeLike "*'$_' is not finished*"
        (Get-SmmOrder).Reference | Sort-Object | Should -Be $all
    }

    It 'takes out one that is not finished with -Force' {
        Remove-SmmOrder running -Force
        (Get-SmmOrder).Reference | Sort-Object | Should -Be @($all -ne 'running')
    }

    It 'takes orders from Get-SmmOrder, and goes on after an error' {
        $run = Invoke-Recorded { Get-SmmOrder | Remove-SmmOrder }
        $run.Errors.TargetObject | Sort-Object | Should -Be 'running', 'unasked'
        (Get-SmmOrder).Reference | Sort-Object | Should -Be 'running', 'unasked'
    }

    It 'takes out the finished ones that are old with -Before' {
        $run = Invoke-Recorded { Remove-SmmOrder -Before '2025-01-01' -Verbose }
        (Get-SmmOrder).Reference | Sort-Object | Should -Be 'recent', 'rejected', 'running', 'unasked'
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        @($run.Verbose -like '1 finished orders were removed*').Count | Should -Be 1
        Remove-SmmOrder -Before ([datetimeoffset]::Now.AddMinutes(1))
        (Get-SmmOrder).Reference | Sort-Object | Should -Be 'running', 'unasked'
    }

    It 'has no -Force for all old ones' {
        (Get-Command Remove-SmmOrder).ParameterSets.Where{ $_.Name -eq 'Before' }.Parameters.Name | Should -Not -Contain 'Force'
    }

    It 'changes nothing with -WhatIf' {
        Get-SmmOrder | Remove-SmmOrder -Force -WhatIf
        Remove-SmmOrder -Before '2099-01-01' -WhatIf
        (Get-SmmOrder).Reference | Sort-Object | Should -Be $all
    }

    It 'reports an order that is not there' {
        $run = Invoke-Recorded { Remove-SmmOrder nobody -Force; Remove-SmmOrder '' }
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'OrderNotFound', 'OrderNotFound'
        $run.Errors.TargetObject | Should -Be 'nobody', ''
    }

    It 'leaves the orders of another account alone' {
        $path = (Get-SmmSession).LedgerPath
        $null = Connect-TestPanel $panel -Name other -Account other -LedgerPath $path
        Remove-SmmOrder -Before '2099-01-01'
        (Invoke-Recorded { Remove-SmmOrder done }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        @(Get-SmmOrder -Session test).Count | Should -Be 5
    }
}

Describe 'Remove-SmmOrder where there is nothing' {
    BeforeEach { Get-SmmSession | Disconnect-SmmPanel }

    It 'makes no ledger' {
        $null = Connect-TestPanel $panel
        (Invoke-Recorded { Remove-SmmOrder R }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        (Invoke-Recorded { Remove-SmmOrder -Before '2099-01-01' }).Errors | Should -BeNullOrEmpty
        (Get-SmmSession).LedgerPath | Should -Not -Exist
    }

    It 'says that the session has no ledger' {
        Connect-SmmPanel -Sandbox -NoLedger
        (Invoke-Recorded { Remove-SmmOrder R }).Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        (Invoke-Recorded { Remove-SmmOrder -Before '2099-01-01' }).Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
    }
}
