# Peak memory and allocations of reading 10 000 statuses, each contender in a fresh process that has read 1 000 before.
param($Panel, [int] $Rounds)

$count = 10000
$scripts = [ordered]@{
    Module  = "Import-Module '$(Get-ModuleUnderTest)'; $(Get-ConnectLine $Panel)
        function Read-Status([int] `$Count) { 1..`$Count | Get-SmmOrderStatus }"
    Chunked = "function Read-Status([int] `$Count) {
            for (`$first = 1; `$first -le `$Count; `$first += 100) {
                `$ids = `$first..(`$first + 99)
                `$answer = Invoke-RestMethod '$($Panel.Uri)' -Method Post -Body @{ key = '$($Panel.Key)'; action = 'status'; orders = `$ids -join ',' }
                foreach (`$id in `$ids) {
                    `$entry = `$answer.`$id
                    [pscustomobject]@{ OrderId = `$id; Status = `$entry.status; Charge = [decimal] `$entry.charge; Remains = [long] `$entry.remains; Currency = `$entry.currency }
                }
            }
        }"
}

function Measure-Fresh([string] $Script) {
    Invoke-FreshPowerShell @"
        `$ProgressPreference = 'SilentlyContinue'
        $Script
        Read-Status 1000 | Out-Null
        [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
        `$process = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$process.WorkingSet64
        `$allocated = [GC]::GetTotalAllocatedBytes(`$true)
        Read-Status $count | Out-Null
        `$allocated = [GC]::GetTotalAllocatedBytes(`$true) - `$allocated
        `$process.Refresh()
        [pscustomobject]@{ Allocated = `$allocated; PeakGrowth = `$process.PeakWorkingSet64 - `$before; Peak = `$process.PeakWorkingSet64 } | ConvertTo-Json -Compress
"@
}

$figures = [ordered]@{}
foreach ($name in $scripts.Keys) {
    $runs = @(foreach ($round in 1..$Rounds) { Measure-Fresh $scripts[$name] })
    $figures[$name] = @{ Allocated = Get-Median $runs.Allocated; Peak = Get-Median $runs.Peak; PeakGrowth = Get-Median $runs.PeakGrowth }
}

$bare = Start-BareClient $Panel
$null = Invoke-BareClient $bare 'statuses 1000 4'
$run = Invoke-BareClient $bare "statuses $count 4"
$figures.Bare = @{ Allocated = $run.Allocated; Peak = $run.Peak; PeakGrowth = $null }
Save-Figure Memory @{ Rounds = $Rounds; Count = $count; Contenders = $figures }
