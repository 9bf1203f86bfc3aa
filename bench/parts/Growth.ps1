# How time and memory grow with the number of ids. Each in a fresh PowerShell, warm: the peak of one must not hide that of another.
param($Panel, [int] $Rounds)

$largest = $Rounds -gt 1 ? 1000000 : 100000
$counts = 100, 1000, 10000, 100000, 1000000 -le $largest
$figures = foreach ($count in $counts) {
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
        1..$count | Get-SmmOrderStatus | Out-Null
        `$time = `$clock.Elapsed.TotalMilliseconds
        `$allocated = [GC]::GetTotalAllocatedBytes(`$true) - `$allocated
        `$process.Refresh()
        [pscustomobject]@{
            Count = $count; Milliseconds = `$time; Allocated = `$allocated
            PeakGrowth = `$process.PeakWorkingSet64 - `$before
            HeapGrowth = [GC]::GetTotalMemory(`$true) - `$heap
        } | ConvertTo-Json -Compress
"@
}

Save-Figure Growth @{ Rows = @($figures) }
