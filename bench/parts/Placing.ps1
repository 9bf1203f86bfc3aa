# Placing orders with 1, 4 and 16 at once, at panels that answer at once, and in 50, 200 and 1 500 ms: with the ledger (each order is on the
# disk before it leaves), without it, with Invoke-RestMethod in parallel, and with a bare HttpClient. And the peak of memory over 200 000
# orders, and the import of 150 000.
param($Panel, [int] $Rounds, [int[]] $Latencies = @(0, 50, 200, 1500), [int[]] $Limits = @(1, 4, 16))

$isQuick = $Rounds -eq 1
$uri, $key = $Panel.Uri, $Panel.Key
$ledger = Join-Path ([IO.Path]::GetTempPath()) "smm-bench-$([guid]::NewGuid().ToString('N')).db"
$with = Connect-BenchPanel $Panel @{ PassThru = $true; LedgerPath = $ledger }
$without = Connect-SmmPanel -Uri $uri -ApiKey (ConvertTo-TestKey $key) -Name bare -NoLedger -PassThru
$bare = Start-BareClient $Panel
$script:run = 0

function New-Row([int] $Count) {
    $script:run++
    foreach ($i in 1..$Count) {
        [pscustomobject]@{ ServiceId = 1; Link = "https://example.com/$script:run/$i"; Quantity = 50; Reference = "$script:run-$i" }
    }
}

# A thousand orders one by one at 1 500 ms take 25 minutes, so slow cells have fewer.
function Get-Count([int] $Latency, [int] $Limit) {
    $most = $isQuick ? 200 : 1000
    $Latency -eq 0 ? $most : [Math]::Max(2 * $Limit, [Math]::Min($most, [int] (($isQuick ? 1500 : 60000) * $Limit / $Latency)))
}

function Measure-Cell([int] $Latency, [int] $Limit) {
    $count = Get-Count $Latency $Limit
    Set-TestPanelLatency $Panel $Latency
    $times = Measure-InTurn -Rounds ($Latency -ge 200 ? 1 : $Rounds) ([ordered]@{
            Ledger     = { $rows = New-Row $count; Measure-Block { $rows | New-SmmOrder -Session $with -ThrottleLimit $Limit } $count }
            NoLedger   = {
                $rows = New-Row $count | Select-Object ServiceId, Link, Quantity
                Measure-Block { $rows | New-SmmOrder -Session $without -ThrottleLimit $Limit } $count
            }
            RestMethod = {
                $rows = New-Row $count
                Measure-Block {
                    $rows | ForEach-Object -Parallel {
                        $body = @{ key = $using:key; action = 'add'; service = $_.ServiceId; link = $_.Link; quantity = $_.Quantity }
                        Invoke-RestMethod $using:uri -Method Post -Body $body
                    } -ThrottleLimit $Limit
                } $count
            }
            Bare       = { (Invoke-BareClient $bare "orders $count $Limit").Milliseconds }
        })
    [pscustomobject]@{ Latency = $Latency; ThrottleLimit = $Limit; Count = $count; Milliseconds = $times }
}

# The same command with more and more orders, each in a fresh PowerShell.
function Measure-Peak([int] $Count) {
    Invoke-FreshPowerShell @"
        Import-Module '$(Get-ModuleUnderTest)'
        $(Get-ConnectLine $Panel) -LedgerPath '$ledger-$Count'
        function New-Rows([int] `$First, [int] `$Last) {
            for (`$i = `$First; `$i -le `$Last; `$i++) {
                [pscustomobject]@{ ServiceId = 1; Link = "https://example.com/peak/`$i"; Quantity = 50; Reference = "peak-`$i" }
            }
        }
        New-Rows -999 0 | New-SmmOrder -ThrottleLimit 16 | Out-Null
        [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
        `$process = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$process.WorkingSet64
        New-Rows 1 $Count | New-SmmOrder -ThrottleLimit 16 | Out-Null
        `$process.Refresh()
        [pscustomobject]@{ PeakGrowth = `$process.PeakWorkingSet64 - `$before } | ConvertTo-Json -Compress
"@
}

# The orders are made first, and each import is the first one of its PowerShell.
function Measure-Import([int] $Count) {
    Invoke-FreshPowerShell @"
        Import-Module '$(Get-ModuleUnderTest)'
        $(Get-ConnectLine $Panel) -LedgerPath '$ledger-import-$(New-Guid)'
        `$rows = foreach (`$i in 1..$Count) {
            [pscustomobject]@{ OrderId = `$i; ServiceId = 1; Link = "https://example.com/`$i"; Quantity = 100; Reference = "import-`$i" }
        }
        [pscustomobject]@{ Milliseconds = (Measure-Command { `$rows | Import-SmmOrder | Out-Null }).TotalMilliseconds } | ConvertTo-Json -Compress
"@
}

try {
    $rows = foreach ($latency in $Latencies) { foreach ($limit in $Limits) { Measure-Cell $latency $limit } }
    Set-TestPanelLatency $Panel 0
    $peaks = foreach ($count in $isQuick ? @(2000) : @(20000, 200000)) {
        [pscustomobject]@{ Count = $count; PeakGrowth = (Measure-Peak $count).PeakGrowth }
    }
    $count = $isQuick ? 2000 : 150000
    $import = [pscustomobject]@{ Count = $count; Milliseconds = Get-Median @(1..$Rounds).ForEach{ (Measure-Import $count).Milliseconds } }
}
finally {
    Set-TestPanelLatency $Panel 0
    Get-SmmSession | Disconnect-SmmPanel
    Remove-Item "$ledger*"
}

Save-Figure Placing @{ Rounds = $Rounds; Rows = @($rows); Peaks = @($peaks); Import = $import }
