# Writes docs/performance.md and its plots from the figures there are.
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot 'Measure.psm1'), (Join-Path $PSScriptRoot 'Plot.psm1'), (Join-Path $PSScriptRoot 'Tables.psm1'), (Join-Path $PSScriptRoot 'Budget.psm1')

function Get-MachineLine {
    $memory = [GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB
    "$([Environment]::ProcessorCount) cores, $(Format-Value '0' $memory) GB of memory, $([Runtime.InteropServices.RuntimeInformation]::OSDescription), " +
    "PowerShell $((Get-Variable PSVersionTable -ValueOnly).PSVersion), $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
}

# How sound each part's figures are: how many rounds it had, and what else the machine did.
function Get-CareLine {
    $parts = foreach ($part in 'Statuses', 'Throttle', 'Growth', 'Memory', 'Catalog', 'Orders', 'Placing', 'RateLimit', 'StartUp', 'Profile', 'Micro') {
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

    $values = @{
        Date    = Get-Date -Format yyyy-MM-dd
        Machine = Get-MachineLine
        Care    = Get-CareLine
        Budgets = ConvertTo-MarkdownTable @(Get-Budget)
    }
    if ($startUp = Read-Figure StartUp) {
        $values.Loaded = @($startUp.Loaded).ForEach{ "``$_``" } -join ', '
        $values.Steps = ConvertTo-MarkdownTable @(Get-StepsTable $startUp)
    }
    if ($placing = Read-Figure Placing) { $values.PlacingPeaks = Get-PlacingPeakLine $placing }
    if ($use = Read-Figure Profile) {
        $values.Times = $use.Times
        $values.Processor = Format-Time $use.Processor
        $values.PanelProcessor = Format-Time $use.PanelProcessor
    }

    # A name without a value is the name of a part's table.
    $page = [regex]::Replace((Get-Content (Join-Path $PSScriptRoot 'performance.template.md') -Raw), '\{\{(\w+)\}\}', {
            param($match)
            $name = $match.Groups[1].Value
            @($values.ContainsKey($name) ? $values[$name] : (Get-BenchTable $name)) -join "`n"
        })
    Set-Content (Join-Path $Docs 'performance.md') $page -NoNewline
    Write-Host "Wrote $(Join-Path $Docs 'performance.md')."
}

Export-ModuleMember -Function Write-PerformancePage
