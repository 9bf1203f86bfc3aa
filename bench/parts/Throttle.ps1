# The same 10 000 statuses with 1, 4 and 16 requests under way at once, at a panel that answers in 50 ms.
param($Panel, [int] $Rounds)

$count = 10000
$session = Connect-BenchPanel $Panel @{ PassThru = $true }
$bare = Start-BareClient $Panel
$figures = foreach ($latency in 0, 50) {
    Set-TestPanelLatency $Panel $latency
    foreach ($limit in 1, 4, 16) {
        $times = Measure-InTurn -Rounds $Rounds ([ordered]@{
                Module = { Measure-Block { 1..$count | Get-SmmOrderStatus -Session $session -ThrottleLimit $limit } $count }
                Bare   = { (Invoke-BareClient $bare "statuses $count $limit").Milliseconds }
            })
        [pscustomobject]@{ Latency = $latency; ThrottleLimit = $limit; Milliseconds = $times }
    }
}

Set-TestPanelLatency $Panel 0
Save-Figure Throttle @{ Rounds = $Rounds; Count = $count; Rows = @($figures) }
