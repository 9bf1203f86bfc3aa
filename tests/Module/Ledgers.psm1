# Ways past the cmdlets to the file of a ledger: through the SQLite that the module ships, in the context where the module loads it.
Set-StrictMode -Version Latest

function Get-SqliteAssembly {
    $folder = Join-Path (Split-Path ([SimpleSmm.PanelSession].Assembly.Location)) 'ledger'
    $context = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext([SimpleSmm.LedgerLoader]::Load($folder).GetType().Assembly)
    $context.LoadFromAssemblyPath((Join-Path $folder 'Microsoft.Data.Sqlite.dll'))
}

# A connection to the file; its owner disposes of it.
function Open-LedgerFile {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path)
    $connection = (Get-SqliteAssembly).GetType('Microsoft.Data.Sqlite.SqliteConnection')::new("Data Source=$Path;Pooling=False")
    $connection.Open()
    $connection
}

# Runs SQL and gives the one value that it gives.
function Invoke-Sql {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Connection, [Parameter(Mandatory)][string] $Sql)
    $command = $Connection.CreateCommand()
    $command.CommandText = $Sql
    $command.CommandTimeout = 0
    try { $command.ExecuteScalar() }
    finally { $command.Dispose() }
}

function Invoke-LedgerSql {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path, [Parameter(Mandatory)][string] $Sql)
    $connection = Open-LedgerFile $Path
    try { Invoke-Sql $connection $Sql }
    finally { $connection.Dispose() }
}

# A ledger with as many orders as a statement inserts, in one transaction that waits for no disk. The statement finds their numbers, from
# 1, in the table n. The session that made the ledger is closed, because this needs the file for itself.
function New-ManyOrderLedger {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel, [Parameter(Mandatory)][string] $Path, [Parameter(Mandatory)][int] $Orders, [string] $Insert)
    $null = Connect-TestPanel $Panel -LedgerPath $Path
    Remove-SmmOrder (Import-SmmOrder 1).Reference -Force
    Get-SmmSession | Disconnect-SmmPanel
    if (-not $Insert) { $Insert = Get-OrderInsert $Orders }
    $connection = Open-LedgerFile $Path
    try {
        $null = Invoke-Sql $connection 'PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -200000'
        $null = Invoke-Sql $connection "
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $Orders)
            $Insert;
            COMMIT;
            PRAGMA journal_mode = PERSIST"
    }
    finally { $connection.Dispose() }
}

# Orders of 90 days and 50 services. Most are completed; some are partial, canceled with a refund, or running.
function Get-OrderInsert([int] $Orders) {
    "
    , o AS (SELECT i, 639000000000000000 + i * (90 * 864000000000 / $Orders) AS sent, i * 7919 % 10 AS kind, i * 31 % 50 AS service FROM n)
    INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, estimated_charge, currency,
        status, is_final, status_at, finished_at, charge, highest_charge, remains)
    SELECT (SELECT min(id) FROM accounts), 'ref-' || i, 1, sent, 1000000 + i, service, 'https://example.com/' || i, 1000,
        '1.' || (1000 + service), 'USD',
        iif(kind < 7, 'Completed', iif(kind = 7, 'Partial', iif(kind = 8, 'Canceled', 'In progress'))), kind < 9,
        sent + 864000000000, iif(kind < 9, sent + (i * 104729 % 864000) * 1000000, NULL),
        iif(kind = 8, '0', '1.' || (1000 + service)), '1.' || (1000 + service), iif(kind = 7, 250, iif(kind = 8, 1000, 0)) FROM o"
}

# What a ledger consists of, to see that nothing touched it.
function Get-FileState {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path)
    Get-ChildItem "$Path*" -File | ForEach-Object { "$($_.Name) $((Get-FileHash $_.FullName).Hash)" }
}

Export-ModuleMember -Function *-*
