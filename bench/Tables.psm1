# The tables of what was measured, one for each part, as Markdown.
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot 'Measure.psm1')

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

function Get-CatalogTable($Figures) {
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
            'The panel answers' = $row.Most -eq 0 ? 'at once' : $row.Least -eq $row.Most ? "in $($row.Most) ms" : "in $($row.Least) to $($row.Most) ms"
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

# The last two seconds are not complete.
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
    $names = [ordered]@{ Module = 'SimpleSmm'; Bare = 'bare HttpClient, C#'; Pipeline = 'a cmdlet without requests: ids in, objects out' }
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

function Get-PlacingTable($Figures) {
    foreach ($row in $Figures.Rows) {
        $times = $row.Milliseconds
        [pscustomobject][ordered]@{
            'The panel answers' = $row.Latency ? "in $(Format-Value '#,0' $row.Latency) ms" : 'at once'
            'At once' = $row.ThrottleLimit
            Orders = Format-Value '#,0' $row.Count
            'SimpleSmm, with the ledger' = Format-Time $times.Ledger
            '-NoLedger' = Format-Time $times.NoLedger
            'ForEach-Object -Parallel, Invoke-RestMethod' = Format-Time $times.RestMethod
            'bare HttpClient, C#' = Format-Time $times.Bare
            'Ledger : bare' = Format-Ratio ($times.Ledger / $times.Bare)
        }
    }
}

function Get-PlacingPeakLine($Figures) {
    $peaks = @($Figures.Peaks).ForEach{ "$(Format-Size $_.PeakGrowth) over $(Format-Value '#,0' $_.Count) orders" }
    "With 16 at once, the peak of the process grows by $($peaks -join ', and by ')."
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

Export-ModuleMember -Function Format-*, ConvertTo-MarkdownTable, Get-BenchTable, Get-StepsTable, Get-PlacingPeakLine
