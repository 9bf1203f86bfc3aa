#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Backup-SmmLedger' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $ledger = Join-Path $folder 'orders.db'
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        $null = New-SmmOrder 1 a 100 -Reference A-1
        Clear-TestPanelRequest $panel
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    # Fault The ledger's file: a backup
    It 'writes one file with every order, and writes nothing to the pipeline' {
        Backup-SmmLedger copy.db | Should -BeNullOrEmpty
        (Get-ChildItem $folder -Filter 'copy*').Name | Should -Be 'copy.db'
        $null = Connect-TestPanel $panel -LedgerPath (Join-Path $folder 'copy.db')
        (New-SmmOrder 1 a 100 -Reference A-1).Outcome | Should -Be 'Placed'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'returns the file with -PassThru' {
        (Backup-SmmLedger copy.db -PassThru).FullName | Should -Be (Join-Path $folder 'copy.db')
    }

    It 'keeps a file that exists without -Force' {
        Set-Content copy.db 'precious' -NoNewline
        $run = Invoke-Recorded { Backup-SmmLedger copy.db }
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'InvalidField,SimpleSmm.Commands.BackupSmmLedgerCommand'
        Get-Content copy.db | Should -Be 'precious'
        Backup-SmmLedger copy.db -Force
        (Get-Item copy.db).Length | Should -BeGreaterThan 1000
    }

    # Fault The ledger's file: a backup onto itself
    It 'does not replace the ledger itself, even with -Force' {
        (Invoke-Recorded { Backup-SmmLedger orders.db -Force }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        (Get-SmmOrder).Reference | Should -Be 'A-1'
    }

    It 'refuses <_>' -ForEach 'Env:copy', 'missing/copy.db', '.' {
        $path = $_
        (Invoke-Recorded { Backup-SmmLedger $path }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
    }

    It 'writes nothing with -WhatIf' {
        Backup-SmmLedger copy.db -WhatIf
        'copy.db' | Should -Not -Exist
    }

    It 'is an error without a ledger in a file' {
        $null = Connect-SmmPanel -Sandbox
        (Invoke-Recorded { Backup-SmmLedger copy.db }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        'copy.db' | Should -Not -Exist
    }
}
