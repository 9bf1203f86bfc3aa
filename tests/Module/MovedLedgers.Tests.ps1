#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Postgres.psm1"
    $kinds = @(@{ Kind = 'a file'; Skip = $false }, @{ Kind = 'PostgreSQL'; Skip = -not (Test-Postgres) })
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1", "$PSScriptRoot/Ledgers.psm1", "$PSScriptRoot/Postgres.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $password = 'Pw-Cn4ry-77e1'
    $server = if (Test-Postgres) { Start-Postgres $password }

    # An old ledger with orders of all outcomes, with statuses and refills.
    function New-OldLedger {
        $path = New-LedgerPath
        $null = Connect-TestPanel $panel -Name old -LedgerPath $path
        $orders = @(1..4 | ForEach-Object { New-SmmOrder 1 "https://example.com/$_" 50 -Reference "A-$_" -Session old })
        $null = New-SmmOrder 1 https://example.com/0 1 -Reference A-0 -Session old -ErrorAction SilentlyContinue
        $null = $orders | Get-SmmOrderStatus
        $null = $orders | Invoke-SmmRefill -ErrorAction SilentlyContinue
        Disconnect-SmmPanel old
        $null = Invoke-LedgerSql $path "UPDATE orders SET state = 3, order_id = NULL, reason = 'Lost.' WHERE reference = 'A-4'"
        $path
    }

    function Connect-New([string] $Kind) {
        $place = if ($Kind -eq 'a file') { @{ LedgerPath = New-LedgerPath } }
        else {
            @{
                LedgerConnection = $server.Connection
                LedgerCredential = [pscredential]::new('smm_owner', (ConvertTo-TestKey $password))
            }
        }

        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name new -SkipVerification @place
    }

    function Get-Rows([string] $Session) {
        Get-SmmOrder -Session $Session | Sort-Object Reference | Select-Object * -ExcludeProperty Session | ConvertTo-Json -Depth 3
    }
}

AfterAll {
    Get-SmmSession | Disconnect-SmmPanel
    Stop-TestPanel $panel
    Stop-Postgres $server
}

Describe 'Import-SmmOrder -LedgerPath into <Kind>' -ForEach $kinds {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
    }

    It 'moves every order once, and leaves the old file as it is' -Skip:$Skip {
        $path = New-OldLedger
        $null = Connect-TestPanel $panel -Name old -LedgerPath $path
        $expected = Get-Rows old
        Disconnect-SmmPanel old
        $before = Get-FileState $path
        Connect-New $Kind
        Get-SmmOrder | ForEach-Object { Remove-SmmOrder $_.Reference -Force }
        Clear-TestPanelRequest $panel

        Import-SmmOrder -LedgerPath $path -WhatIf | Should -BeNullOrEmpty
        Get-SmmOrder | Should -BeNullOrEmpty
        $moved = @(Import-SmmOrder -LedgerPath $path -WarningVariable warnings 3> $null)
        $moved.Reference | Should -Be 'A-1', 'A-2', 'A-3', 'A-4', 'A-0'
        $moved[4].Outcome | Should -Be 'Rejected'
        "$warnings" | Should -BeLike '1 of the imported orders are Unknown*'
        Get-Rows new | Should -Be $expected
        (Get-SmmOrder -Outcome Unknown).Reference | Should -Be 'A-4'

        Import-SmmOrder -LedgerPath $path | Should -BeNullOrEmpty
        Get-Rows new | Should -Be $expected
        Get-FileState $path | Should -Be $before
        (New-SmmOrder 1 https://example.com/1 50 -Reference A-1).AlreadyPlaced | Should -BeTrue
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'names the accounts of a file that has no orders of this one' -Skip:$Skip {
        $path = New-LedgerPath
        $null = Connect-TestPanel $panel -Name old -LedgerPath $path
        $null = Import-SmmOrder 5
        Disconnect-SmmPanel old
        $null = Invoke-LedgerSql $path "UPDATE accounts SET uri = 'https://other.example/api/v2'"
        Connect-New $Kind
        $run = Invoke-Recorded { Import-SmmOrder -LedgerPath $path }
        $failure = @($run.Errors) + $run.Termination | Where-Object { $_ } | Select-Object -First 1
        $failure.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        $failure.Exception.Message | Should -BeLike '*https://other.example/api/v2: 1*Nothing was imported*'
    }
}

Describe 'Import-SmmOrder -LedgerPath' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        Connect-New 'a file'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a file that does not exist'; Path = { New-LedgerPath }; Code = 'LedgerUnavailable' }
        @{ Name = 'the ledger of the session'; Path = { (Get-SmmSession).LedgerPath }; Code = 'InvalidField' }
    ) {
        $path = & $Path
        $run = Invoke-Recorded { Import-SmmOrder -LedgerPath $path }
        $failure = @($run.Errors) + $run.Termination | Where-Object { $_ } | Select-Object -First 1
        $failure.FullyQualifiedErrorId | Should -BeLike "$Code,*"
    }
}
