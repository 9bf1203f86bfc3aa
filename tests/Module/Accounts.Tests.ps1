#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $link = 'https://example.com/p'

    # A ledger of the first schema, which knew orders by address and session name.
    function New-EarlierLedger([hashtable[]] $Orders) {
        $path = New-LedgerPath
        $null = New-Item (Split-Path $path) -ItemType Directory -Force
        $uri = $panel.Uri.ToString().TrimEnd('/')
        $null = Invoke-LedgerSql $path @"
CREATE TABLE panels (id INTEGER PRIMARY KEY, uri TEXT NOT NULL, session_key TEXT NOT NULL, session TEXT NOT NULL, UNIQUE (uri, session_key)) STRICT;
CREATE TABLE orders (seq INTEGER PRIMARY KEY, panel INTEGER NOT NULL REFERENCES panels (id), reference TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), sent_at INTEGER NOT NULL, order_id INTEGER, service_id INTEGER NOT NULL, link TEXT NOT NULL,
    quantity INTEGER, runs INTEGER, interval INTEGER, fields TEXT, estimated_charge TEXT, currency TEXT, reason TEXT, owner_machine TEXT,
    owner_process INTEGER, owner_started TEXT, owner_token TEXT, status TEXT COLLATE NOCASE, is_final INTEGER, charge TEXT, start_count INTEGER,
    remains INTEGER, status_at INTEGER, refill_id INTEGER, refill_at INTEGER, cancel_at INTEGER,
    UNIQUE (panel, reference), CHECK (state <> 1 OR order_id IS NOT NULL)) STRICT;
INSERT INTO panels VALUES (1, '$uri', 'MAIN', 'main'), (2, '$uri', 'BACKUP', 'Backup');
PRAGMA application_id = 0x534D4D4C;
PRAGMA user_version = 1;
"@
        foreach ($order in $Orders) {
            $null = Invoke-LedgerSql $path @"
INSERT INTO orders (panel, reference, state, sent_at, order_id, service_id, link, quantity)
VALUES ($($order.Panel), '$($order.Reference)', 1, 638000000000000000, $($order.OrderId), 1, '$link', 100);
"@
        }

        $path
    }
}

Describe 'The orders of one address' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
    }

    # Fault The ledger's file: one address under other names
    It 'are paid once, under whatever name, key and spelling of the address' {
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Name main
        $first = New-SmmOrder 1 $link 100 -Reference A-1
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -LedgerPath $ledger -SkipVerification
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        foreach ($name in 'other', 'MAIN', 'third') {
            $null = Connect-TestPanel $panel -LedgerPath $ledger -Name $name
            (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        }

        $null = Connect-TestPanel $panel -LedgerPath $ledger -Key 'a new key'
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        foreach ($uri in "$($panel.Uri)/", "$($panel.Uri)//", "$($panel.Uri)".Replace('http:', 'HTTP:'), "$($panel.Uri)".Replace('/api', '/x/..///api')) {
            $null = Connect-TestPanel $panel -LedgerPath $ledger -Uri $uri
            (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        }

        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 1
    }

    It 'are those of two accounts where -Account says so, and in no case by its case' {
        $session = Connect-TestPanel $panel -LedgerPath $ledger -Account second
        $session.Account | Should -Be 'second'
        $first = New-SmmOrder 1 $link 100 -Reference A-1
        (Connect-TestPanel $panel -LedgerPath $ledger).Account | Should -BeNullOrEmpty
        Get-SmmOrder | Should -BeNullOrEmpty
        $null = New-SmmOrder 1 $link 100 -Reference A-1
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Name other -Account ' SECOND '
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 2
    }

    It 'take no account with a character that cannot be seen: <Name>' -ForEach @(
        @{ Name = 'a zero-width space'; Hidden = "sec`u{200b}ond" }
        @{ Name = 'a soft hyphen'; Hidden = "sec`u{ad}ond" }
        @{ Name = 'a reading direction'; Hidden = "`u{202e}second" }
    ) {
        foreach ($line in { Connect-SmmPanel -Sandbox -Account $Hidden }, { Connect-TestPanel $panel -LedgerPath $ledger -Account $Hidden }) {
            (Invoke-Recorded $line).Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        }
    }

    It 'take no blank account' {
        $run = Invoke-Recorded { Connect-SmmPanel -Sandbox -Account ' ' }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike '*-Account*'
    }
}

Describe 'A ledger of the earlier schema' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
    }

    It 'knows the orders of all its names, and sends none of them again' {
        $ledger = New-EarlierLedger @{ Panel = 1; Reference = 'A-1'; OrderId = 1 }, @{ Panel = 2; Reference = 'A-2'; OrderId = 2 }
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Name new
        $orders = 'A-1', 'A-2' | ForEach-Object { New-SmmOrder 1 $link 100 -Reference $_ }
        $orders.OrderId | Should -Be 1, 2
        $orders.AlreadyPlaced | Should -Be $true, $true
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    # Fault The ledger's file: one reference under two names
    It 'refuses a reference that two names have, with both of them, until one of them is removed' {
        $ledger = New-EarlierLedger @{ Panel = 1; Reference = 'A-1'; OrderId = 1 }, @{ Panel = 2; Reference = 'A-1'; OrderId = 2 }
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Name main
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        "$($run.Errors[0])" | Should -BeLike "*order 1*'main'*order 2*'Backup'*"
        @(Get-SmmOrder).Count | Should -Be 2
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty

        Get-SmmOrder -Reference A-1 | Where-Object OrderId -eq 1 | Remove-SmmOrder -Force
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be 2
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'gives the reference to the order that Resolve-SmmOrder names' {
        $ledger = New-EarlierLedger @{ Panel = 1; Reference = 'A-1'; OrderId = 1 }, @{ Panel = 2; Reference = 'A-1'; OrderId = 2 }
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        (Resolve-SmmOrder A-1 2).OrderId | Should -Be 2
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be 2
        (Get-SmmOrder 1).Reference | Should -Not -Be 'A-1'
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 0
    }

    It 'gives an account the orders of its former name, and pays for nothing of another' {
        $ledger = New-EarlierLedger @{ Panel = 1; Reference = 'A-1'; OrderId = 1 }, @{ Panel = 2; Reference = 'A-1'; OrderId = 2 }
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Account main
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be 1
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Account backup
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be 2
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        (Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }).Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}
