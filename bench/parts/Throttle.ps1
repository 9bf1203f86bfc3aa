# The same 10 000 statuses with 1, 4 and 16 requests under way at once, at panels that answer at once, in 50 ms, and in
# 10 to 90 ms, where a slow answer must not hold the others up.
param($Panel, [int] $Rounds)

$count = 10000
$session = Connect-BenchPanel $Panel @{ PassThru = $true }
$bare = Start-BareClient $Panel

# What is used often is compiled once more and better. Without this the first limit would pay for the others.
foreach ($time in 1..(4 * $Rounds)) { $null = 1..$count | Get-SmmOrderStatus -Session $session }

$figures = foreach ($latency in @{ Least = 0; Most = 0 }, @{ Least = 50; Most = 50 }, @{ Least = 10; Most = 90 }) {
    Set-TestPanelLatency $Panel $latency.Least ($latency.Most - $latency.Least)
    foreach ($limit in 1, 4, 16) {
        $times = Measure-InTurn -Rounds $Rounds ([ordered]@{
                Module = { Measure-Block { 1..$count | Get-SmmOrderStatus -Session $session -ThrottleLimit $limit } $count }
                Bare   = { (Invoke-BareClient $bare "statuses $count $limit").Milliseconds }
            })
        [pscustomobject]@{ Least = $latency.Least; Most = $latency.Most; ThrottleLimit = $limit; Milliseconds = $times }
    }
}

Set-TestPanelLatency $Panel 0
Save-Figure Throttle @{ Rounds = $Rounds; Count = $count; Rows = @($figures) }
