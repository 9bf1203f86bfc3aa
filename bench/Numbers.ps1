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

function Write-Figure([string] $What, [scriptblock] $Script) {
    $all = foreach ($time in 1..$Times) { (Measure-Command $Script).TotalMilliseconds }
    [pscustomobject] @{ What = $What; Milliseconds = [Math]::Round(@($all | Sort-Object)[[Math]::Floor($Times / 2)]) }
}

$path = New-LedgerPath
try {
    New-ManyOrderLedger $panel $path $Orders
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
