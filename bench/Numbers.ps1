# Measures Measure-SmmOrder on a ledger with many orders. Every figure is of this machine and this moment; see README.md.
[CmdletBinding()]
param(
    # How many orders the ledger has, of 90 days and 50 services.
    [ValidateRange(1, 10000000)][int] $Orders = 100000,

    # How often each command runs; the median is written.
    [ValidateRange(1, 100)][int] $Times = 9
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$tests = Join-Path (Split-Path $PSScriptRoot) 'tests/Module'
Import-Module "$tests/TestPanel.psm1", "$tests/Ledgers.psm1"
Import-ModuleUnderTest
$panel = Start-TestPanel
Reset-TestPanel $panel

# One statement in one transaction that waits for no disk. Most orders are completed; some are partial, canceled with a refund, or running.
function Add-ManyOrder([string] $Path, [int] $Count) {
    $connection = Open-LedgerFile $Path
    try {
        $null = Invoke-Sql $connection "
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $Count),
            o AS (SELECT i, 639000000000000000 + i * (90 * 864000000000 / $Count) AS sent, i * 7919 % 10 AS kind,
                i * 31 % 50 AS service FROM n)
            INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, estimated_charge, currency,
                status, is_final, status_at, finished_at, charge, highest_charge, remains)
            SELECT (SELECT min(id) FROM accounts), 'ref-' || i, 1, sent, 1000000 + i, service, 'https://example.com/' || i, 1000,
                '1.' || (1000 + service), 'USD',
                iif(kind < 7, 'Completed', iif(kind = 7, 'Partial', iif(kind = 8, 'Canceled', 'In progress'))), kind < 9,
                sent + 864000000000, iif(kind < 9, sent + (i * 104729 % 864000) * 1000000, NULL),
                iif(kind = 8, '0', '1.' || (1000 + service)), '1.' || (1000 + service), iif(kind = 7, 250, iif(kind = 8, 1000, 0)) FROM o;
            COMMIT"
    }
    finally { $connection.Dispose() }
}

function Write-Figure([string] $What, [scriptblock] $Script) {
    $all = foreach ($time in 1..$Times) { (Measure-Command $Script).TotalMilliseconds }
    [pscustomobject] @{ What = $What; Milliseconds = [Math]::Round(@($all | Sort-Object)[[Math]::Floor($Times / 2)]) }
}

$path = New-LedgerPath
try {
    $null = Connect-TestPanel $panel -LedgerPath $path
    Remove-SmmOrder (Import-SmmOrder 1).Reference -Force

    # What follows needs the file for itself.
    Get-SmmSession | Disconnect-SmmPanel
    Add-ManyOrder $path $Orders
    $null = Connect-TestPanel $panel -LedgerPath $path
    $before = [GC]::GetTotalMemory($true)
    $rows = Measure-SmmOrder -By Day, Service
    $kept = [Math]::Round(([GC]::GetTotalMemory($true) - $before) / 1MB, 1)
    Write-Host "$($rows.Count) rows of $(($rows | Measure-Object Orders -Sum).Sum) orders, $kept MB kept"
    Write-Figure 'Measure-SmmOrder' { Measure-SmmOrder }
    Write-Figure 'Measure-SmmOrder -By Day' { Measure-SmmOrder -By Day }
    Write-Figure 'Measure-SmmOrder -By Service' { Measure-SmmOrder -By Service }
    Write-Figure 'Measure-SmmOrder -By Day, Service' { Measure-SmmOrder -By Day, Service }
    $report = "$path.html"
    Write-Figure 'Export-SmmReport' { Export-SmmReport $report -Force }
    Write-Host "The report has $([Math]::Round((Get-Item $report).Length / 1KB)) KB."
    Write-Figure 'Get-SmmOrder | Measure-SmmOrder -By Day, Service' { Get-SmmOrder | Measure-SmmOrder -By Day, Service }
}
finally {
    Get-SmmSession | Disconnect-SmmPanel
    Stop-TestPanel $panel
    Remove-Item "$path*"
}
