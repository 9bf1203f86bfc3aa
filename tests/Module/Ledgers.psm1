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

# What a ledger consists of, to see that nothing touched it.
function Get-FileState {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path)
    Get-ChildItem "$Path*" -File | ForEach-Object { "$($_.Name) $((Get-FileHash $_.FullName).Hash)" }
}

Export-ModuleMember -Function *-*
