# The budgets of the design, each beside its figure.
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot 'Measure.psm1'), (Join-Path $PSScriptRoot 'Tables.psm1')

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
    if ($placing = Read-Figure Placing) {
        foreach ($most in @{ Limit = 16; Ratio = 1.15 }, @{ Limit = 4; Ratio = 1.1 }) {
            $cell = @($placing.Rows).Where{ $_.Latency -eq 50 -and $_.ThrottleLimit -eq $most.Limit }
            if (-not $cell) { continue }
            $ratio = $cell[0].Milliseconds.Ledger / $cell[0].Milliseconds.Bare
            $what = "Orders with the ledger, $($most.Limit) at once, the panel answers in 50 ms"
            New-Budget $what "at most $(Format-Ratio $most.Ratio) the bare HttpClient" (Format-Ratio $ratio) ($ratio -le $most.Ratio)
        }
        $one, $many = foreach ($limit in 1, 16) { @($placing.Rows).Where{ $_.Latency -eq 0 -and $_.ThrottleLimit -eq $limit } }
        if ($one -and $many) {
            $ratio = ($one.Milliseconds.Ledger / $one.Count) / ($many.Milliseconds.Ledger / $many.Count)
            New-Budget 'the same, 16 at once, the panel answers at once' 'at least 4 x the rate of one at a time' (Format-Ratio $ratio) ($ratio -ge 4)
        }
        $import = $placing.Import
        New-Budget "$(Format-Value '#,0' $import.Count) orders imported" 'at most 5 s' (Format-Time $import.Milliseconds) ($import.Milliseconds -le 5000)
    }
    if ($catalog = Read-Figure Catalog) {
        $times = $catalog.Milliseconds
        $ratio = $times.Module / $times.Raw
        New-Budget 'Catalog of 5 000 services' 'at most half of Invoke-RestMethod''s time to objects' (Format-Ratio $ratio) ($ratio -le 0.5)
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

Export-ModuleMember -Function Get-Budget
