# Writes what was measured: a table for each part, on the screen and in docs/performance.md, and each budget beside its figure.
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot 'Measure.psm1'), (Join-Path $PSScriptRoot 'Plot.psm1')

function Format-Value([string] $Format, $Value) { [string]::Format([cultureinfo]::InvariantCulture, "{0:$Format}", $Value) }
function Format-Time($Milliseconds) {
    if ($Milliseconds -ge 120000) { return "$(Format-Value '0.0' ($Milliseconds / 60000)) min" }
    if ($Milliseconds -ge 1000) { return "$(Format-Value '0.00' ($Milliseconds / 1000)) s" }
    "$(Format-Value ($Milliseconds -ge 10 ? '0' : '0.00') $Milliseconds) ms"
}
function Format-Size($Bytes) { "$(Format-Value '0.0' ($Bytes / 1MB)) MB" }
function Format-Share($Share) { "$(Format-Value '0.0' (100 * $Share)) %" }
function Format-Ratio($Ratio) { "$(Format-Value ($Ratio -ge 10 ? '#,0' : '0.00') $Ratio) x" }

# Rows of objects as a Markdown table; the first column is text, the others are numbers.
function ConvertTo-MarkdownTable {
    [CmdletBinding()]
    param([Parameter(Mandatory)][object[]] $Row)
    $names = @($Row[0].PSObject.Properties.Name)
    "| $($names -join ' | ') |"
    "|---|$('---:|' * ($names.Count - 1))"
    foreach ($one in $Row) { "| $(@(foreach ($name in $names) { $one.$name }) -join ' | ') |" }
}

function Get-StatusesTable($Figures) {
    foreach ($row in $Figures.Rows) {
        $times = $row.Milliseconds
        $extrapolated = { param($Name) $row.Ids.$Name -eq $Figures.Count ? '' : " ($(Format-Value '#,0' $row.Ids.$Name) ids, multiplied)" }
        [pscustomobject][ordered]@{
            'The panel answers'       = $row.Latency ? "in $($row.Latency) ms" : 'at once'
            'SimpleSmm'               = Format-Time $times.Module
            'bare HttpClient, C#'     = Format-Time $times.Bare
            'Invoke-RestMethod, order by order' = "$(Format-Time $times.OneByOne)$(& $extrapolated OneByOne)"
            'in chunks of 100'        = "$(Format-Time $times.Chunked)$(& $extrapolated Chunked)"
            'in chunks, ForEach-Object -Parallel' = "$(Format-Time $times.Parallel)$(& $extrapolated Parallel)"
        }
    }
}

function Get-CatalogueTable($Figures) {
    $names = [ordered]@{ Module = 'Get-SmmService'; Bare = 'bare HttpClient, C#'; Raw = 'Invoke-RestMethod, all values texts'; Typed = 'Invoke-RestMethod, rates and limits made numbers' }
    foreach ($name in $names.Keys) { [pscustomobject]@{ '5 000 services' = $names[$name]; Time = Format-Time $Figures.Milliseconds.$name } }
}

function Get-MemoryTable($Figures) {
    $names = [ordered]@{ Module = 'SimpleSmm'; Chunked = 'Invoke-RestMethod in chunks'; Bare = 'bare HttpClient, C# (no PowerShell in its process)' }
    foreach ($name in $names.Keys) {
        $one = $Figures.Contenders.$name
        [pscustomobject]@{
            '10 000 statuses'   = $names[$name]
            'Allocated per id'  = "$(Format-Value '#,0' ($one.Allocated / $Figures.Count)) bytes"
            'Peak of the process' = Format-Size $one.Peak
            'of it, since the start of the reading' = $null -eq $one.PeakGrowth ? '' : (Format-Size $one.PeakGrowth)
        }
    }
}

function Get-GrowthTable($Figures) {
    foreach ($row in $Figures.Rows) {
        [pscustomobject]@{
            Ids = Format-Value '#,0' $row.Count
            Time = Format-Time $row.Milliseconds
            'Time per id' = "$(Format-Value '0.0' (1000 * $row.Milliseconds / $row.Count)) µs"
            'Allocated per id' = "$(Format-Value '#,0' ($row.Allocated / $row.Count)) bytes"
            'Growth of the peak' = Format-Size $row.PeakGrowth
            'Growth of the heap, after a collection' = Format-Size $row.HeapGrowth
        }
    }
}

function Get-ThrottleTable($Figures) {
    foreach ($row in $Figures.Rows) {
        [pscustomobject]@{
            'The panel answers' = $row.Latency ? "in $($row.Latency) ms" : 'at once'
            '-ThrottleLimit' = $row.ThrottleLimit
            SimpleSmm = Format-Time $row.Milliseconds.Module
            'bare HttpClient, C#' = Format-Time $row.Milliseconds.Bare
            Ratio = Format-Ratio ($row.Milliseconds.Module / $row.Milliseconds.Bare)
        }
    }
}

function Get-RateLimitTable($Figures) {
    foreach ($row in $Figures.Rows) {
        [pscustomobject]@{
            'The panel takes' = "$($row.Requests) in $($row.Seconds) s, answers in $($row.Latency) ms"
            Requests = Format-Value '#,0' $row.Taken
            Time = Format-Time (1000 * $row.Time)
            'Used of the limit' = Format-Share $row.Goodput
            'after the first 30 s' = Format-Share (Get-LaterGoodput $row)
            Refused = "$($row.Refused) ($(Format-Share $row.RefusedShare))"
        }
    }
}

# The last two seconds are no whole ones.
function Get-LaterGoodput($Row) {
    $later = @($Row.TakenPerSecond)[30..(@($Row.TakenPerSecond).Count - 3)]
    ($later | Measure-Object -Average).Average / ($Row.Requests / $Row.Seconds)
}

function Get-StartUpTable($Figures) {
    $rows = [ordered]@{
        'Import-Module SimpleSmm' = $Figures.Import.Module
        'Import-Module of an empty binary module' = $Figures.Import.Empty
        'New process: connect, one status, end' = $Figures.Cold.Module
        'New process: the same two Invoke-RestMethod calls' = $Figures.Cold.RestMethod
        'New process: connect, one status that goes into the ledger, end' = $Figures.Cold.Ledger
        'New process that does nothing' = $Figures.Cold.Nothing
    }
    if ($Figures.Import.PSObject.Properties['ReadyToRun']) {
        $rows['Import-Module SimpleSmm, compiled ahead of time'] = $Figures.Import.ReadyToRun
        $rows['New process: connect, one status, end, compiled ahead of time'] = $Figures.Cold.ReadyToRun
    }
    foreach ($name in $rows.Keys) { [pscustomobject]@{ What = $name; Time = Format-Time $rows[$name] } }
}

# Where the time of the new process goes.
function Get-StepsTable($Figures) {
    $columns = [ordered]@{ Module = 'as it ships'; ReadyToRun = 'compiled ahead of time' }
    $names = [ordered]@{ Import = 'Import-Module'; Connect = 'Connect-SmmPanel, which asks for the balance'; Status = 'Get-SmmOrderStatus 1'; Again = 'the same again' }
    $known = @($columns.Keys).Where{ $Figures.Steps.PSObject.Properties[$_] }
    foreach ($name in $names.Keys) {
        $row = [ordered]@{ Step = $names[$name] }
        foreach ($column in $known) { $row[$columns[$column]] = Format-Time $Figures.Steps.$column.$name }
        [pscustomobject] $row
    }
    $row = [ordered]@{ Step = 'Methods compiled on the way' }
    foreach ($column in $known) { $row[$columns[$column]] = Format-Value '#,0' $Figures.Steps.$column.Compiled }
    [pscustomobject] $row
}

function Get-ProfileTable($Figures) {
    $names = [ordered]@{ Module = 'SimpleSmm'; Bare = 'bare HttpClient, C#'; Pipeline = 'a cmdlet that asks nobody: ids in, objects out' }
    foreach ($name in $names.Keys) {
        $times = $Figures.Milliseconds.$name
        [pscustomobject]@{ '10 000 statuses, the panel answers at once' = $names[$name]; 'first time' = Format-Time $times.First; 'warm' = Format-Time $times.Warm }
    }
}

function Get-OrdersTable($Figures) {
    $names = [ordered]@{ Ledger = 'New-SmmOrder, with the ledger'; NoLedger = 'New-SmmOrder -NoLedger'; RestMethod = 'Invoke-RestMethod, nothing checked or written down' }
    foreach ($name in $names.Keys) {
        [pscustomobject]@{ 'Orders, one after the other' = $names[$name]; 'Time per order' = Format-Time ($Figures.Milliseconds.$name / $Figures.Count) }
    }
}

function Get-MicroTable($Figures) {
    foreach ($row in $Figures.Rows) {
        [pscustomobject]@{ Part = $row.What.Trim("'"); Time = "$(Format-Value '#,0.0' ($row.Nanoseconds / 1000)) µs"; Allocated = "$(Format-Value '#,0' $row.Allocated) bytes" }
    }
}

# The lines of a part's table; none where it was never measured.
function Get-BenchTable {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Part)
    $figures = Read-Figure $Part
    if ($figures) { ConvertTo-MarkdownTable @(& "Get-${Part}Table" $figures) }
}

function New-Budget([string] $What, [string] $Budget, [string] $Measured, [bool] $IsMet) {
    [pscustomobject]@{ What = $What; Budget = $Budget; Measured = $Measured; Met = $IsMet ? 'met' : '**not met**' }
}

# The budgets of the design, each with its figure. What was not measured is left out.
function Get-Budget {
    [CmdletBinding()]
    param()
    if ($statuses = Read-Figure Statuses) {
        $slow = @($statuses.Rows).Where{ $_.Latency -eq 50 }[0].Milliseconds
        $fast = @($statuses.Rows).Where{ $_.Latency -eq 0 }[0].Milliseconds
        $ratio = $slow.Module / $slow.Bare
        New-Budget '10 000 statuses, the panel answers in 50 ms' 'at most 1.10 x the bare HttpClient' (Format-Ratio $ratio) ($ratio -le 1.1)
        $ratio = $slow.OneByOne / $slow.Module
        New-Budget 'the same' 'at least 200 x faster than Invoke-RestMethod order by order' (Format-Ratio $ratio) ($ratio -ge 200)
        $ratio = $fast.Chunked / $fast.Module
        New-Budget '10 000 statuses, the panel answers at once' 'at least 4 x faster than Invoke-RestMethod in chunks' (Format-Ratio $ratio) ($ratio -ge 4)
    }
    if ($catalogue = Read-Figure Catalogue) {
        $times = $catalogue.Milliseconds
        $ratio = $times.Module / $times.Raw
        New-Budget 'Catalogue of 5 000 services' 'at most half of Invoke-RestMethod''s time to objects' (Format-Ratio $ratio) ($ratio -le 0.5)
    }
    if ($startUp = Read-Figure StartUp) {
        $time = $startUp.Import.Module - $startUp.Import.Empty
        New-Budget 'Import' 'under 60 ms over an empty binary module' (Format-Time $time) ($time -lt 60)
        $others = @($startUp.Loaded).Where{ $_ -like 'SimpleSmm*' -and $_ -notin 'SimpleSmm', 'SimpleSmm.Client' }
        New-Budget 'Import' 'nothing loaded but SimpleSmm.dll and the client' ($others ? ($others -join ', ') : (@($startUp.Loaded) -join ', ')) (-not $others)
        $ratio = $startUp.Cold.Module / $startUp.Cold.RestMethod
        New-Budget 'Connect and one status, new process' 'no slower than the same two Invoke-RestMethod calls' (Format-Ratio $ratio) ($ratio -le 1)
    }
    if ($growth = Read-Figure Growth) {
        $last = @($growth.Rows)[-1]
        New-Budget "$(Format-Value '#,0' $last.Count) ids through the pipeline" 'under 50 MB of growth, flat' (Format-Size $last.PeakGrowth) ($last.PeakGrowth -lt 50MB)
    }
    if ($limits = Read-Figure RateLimit) {
        $worst = (@($limits.Rows).Goodput | Measure-Object -Minimum).Minimum
        New-Budget 'A panel with a rate limit' 'at least 90 % of it used' (Format-Share $worst) ($worst -ge 0.9)
        $worst = (@($limits.Rows).RefusedShare | Measure-Object -Maximum).Maximum
        New-Budget 'the same' 'at most 2 % of the requests refused' (Format-Share $worst) ($worst -le 0.02)
    }
}

function Get-MachineLine {
    $memory = [GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB
    "$([Environment]::ProcessorCount) cores, $(Format-Value '0' $memory) GB of memory, $([Runtime.InteropServices.RuntimeInformation]::OSDescription), " +
    "PowerShell $((Get-Variable PSVersionTable -ValueOnly).PSVersion), $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
}

# How sound each part's figures are: how many rounds it had, and what else the machine did.
function Get-CareLine {
    $parts = foreach ($part in 'Statuses', 'Throttle', 'Growth', 'Memory', 'Catalogue', 'Orders', 'RateLimit', 'StartUp', 'Profile', 'Micro') {
        $figures = Read-Figure $part
        if (-not $figures) { continue }
        $rounds = $figures.PSObject.Properties['Rounds'] ? "$($figures.Rounds) $($figures.Rounds -eq 1 ? 'round' : 'rounds')" : 'run once'
        $load = $figures.PSObject.Properties['Load'] -and $null -ne $figures.Load ? ", load $(Format-Value '0.0' $figures.Load)" : ''
        "$part ($rounds$load)"
    }
    "Rounds that count, and the machine's load average after each part, the measurement's own included: $($parts -join ', ')."
}

function Write-GrowthPlot([string] $Folder) {
    if (-not ($growth = Read-Figure Growth)) { return }
    $rows = @($growth.Rows)
    New-Plot -Log -Title 'Get-SmmOrderStatus, a panel that answers at once' -XLabel 'ids' -YLabel 'seconds; MB' -Series @(
        @{ Name = 'time in seconds'; Points = @($rows.ForEach{ , @($_.Count, ($_.Milliseconds / 1000)) }) }
        @{ Name = 'growth of the peak in MB'; Points = @($rows.ForEach{ , @($_.Count, [Math]::Max(0.1, $_.PeakGrowth / 1MB)) }) }
    ) | Set-Content "$Folder/growth.svg"
}

function Write-RateLimitPlot([string] $Folder) {
    if (-not ($limits = Read-Figure RateLimit)) { return }
    $row = @($limits.Rows)[0]
    $last = @($row.TakenPerSecond).Count - 2
    $limit = $row.Requests / $row.Seconds
    New-Plot -Title "Requests in each second at a panel that takes $($row.Requests) in $($row.Seconds) s" -XLabel 'seconds' -YLabel 'requests' -Series @(
        @{ Name = 'taken'; Points = @(0..($last - 1) | ForEach-Object { , @($_, $row.TakenPerSecond[$_]) }) }
        @{ Name = 'refused'; Points = @(0..($last - 1) | ForEach-Object { , @($_, $row.RefusedPerSecond[$_]) }) }
        @{ Name = 'the limit'; Points = @(@(0, $limit), @(($last - 1), $limit)) }
    ) | Set-Content "$Folder/rate-limit.svg"
}

# docs/performance.md and its plots, from performance.template.md and the figures.
function Write-PerformancePage {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Docs)
    $images = Join-Path $Docs 'images'
    $null = New-Item $images -ItemType Directory -Force
    Write-GrowthPlot $images
    Write-RateLimitPlot $images

    $page = Get-Content (Join-Path $PSScriptRoot 'performance.template.md') -Raw
    $page = $page.Replace('{{Machine}}', (Get-MachineLine)).Replace('{{Care}}', (Get-CareLine)).Replace('{{Date}}', (Get-Date -Format yyyy-MM-dd))
    $page = $page.Replace('{{Budgets}}', ((ConvertTo-MarkdownTable @(Get-Budget)) -join "`n"))
    $startUp = Read-Figure StartUp
    $page = $page.Replace('{{Loaded}}', $startUp ? (@($startUp.Loaded).ForEach{ "``$_``" } -join ', ') : '')
    if ($startUp) { $page = $page.Replace('{{Steps}}', ((ConvertTo-MarkdownTable @(Get-StepsTable $startUp)) -join "`n")) }
    if ($use = Read-Figure Profile) {
        $page = $page.Replace('{{Processor}}', (Format-Time $use.Processor)).Replace('{{PanelProcessor}}', (Format-Time $use.PanelProcessor)).Replace('{{Times}}', $use.Times)
    }
    $page = [regex]::Replace($page, '\{\{(\w+)\}\}', { param($match) @(Get-BenchTable $match.Groups[1].Value) -join "`n" })
    Set-Content (Join-Path $Docs 'performance.md') $page -NoNewline
    Write-Host "Wrote $(Join-Path $Docs 'performance.md')."
}

Export-ModuleMember -Function Get-BenchTable, Get-Budget, Write-PerformancePage
