# How time and memory grow with the number of ids. Each in a fresh PowerShell, warm: the peak of one must not hide that of another.
param($Panel, [int] $Rounds)

$largest = $Rounds -gt 1 ? 1000000 : 100000
$counts = 100, 1000, 10000, 100000, 1000000 -le $largest

function Measure-Count([int] $Count) {
    Clear-TestPanelRequest $Panel
    Invoke-FreshPowerShell @"
        Import-Module '$(Get-ModuleUnderTest)'
        $(Get-ConnectLine $Panel)
        1..1000 | Get-SmmOrderStatus | Out-Null
        [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
        `$process = [Diagnostics.Process]::GetCurrentProcess()
        `$heap = [GC]::GetTotalMemory(`$true)
        `$allocated = [GC]::GetTotalAllocatedBytes(`$true)
        `$before = `$process.WorkingSet64
        `$clock = [Diagnostics.Stopwatch]::StartNew()
        1..$Count | Get-SmmOrderStatus | Out-Null
        `$time = `$clock.Elapsed.TotalMilliseconds
        `$allocated = [GC]::GetTotalAllocatedBytes(`$true) - `$allocated
        `$process.Refresh()
        [pscustomobject]@{
            Milliseconds = `$time; Allocated = `$allocated
            PeakGrowth = `$process.PeakWorkingSet64 - `$before
            HeapGrowth = [GC]::GetTotalMemory(`$true) - `$heap
        } | ConvertTo-Json -Compress
"@
}

$figures = foreach ($count in $counts) {
    $runs = @(foreach ($round in 1..$Rounds) { Measure-Count $count })
    $row = [ordered]@{ Count = $count }
    foreach ($name in 'Milliseconds', 'Allocated', 'PeakGrowth', 'HeapGrowth') { $row[$name] = Get-Median $runs.$name }
    [pscustomobject] $row
}

Save-Figure Growth @{ Rounds = $Rounds; Rows = @($figures) }
