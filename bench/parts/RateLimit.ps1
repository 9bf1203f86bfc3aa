# A panel that takes so many requests in a time: how much of that is used, and how many requests are refused. The panel's record tells.
# Each run takes a minute and a half and begins with a new session, which knows nothing; of three runs the middle one is shown.
param($Panel, [int] $Rounds)

function Measure-Limit($Limit) {
    $rate = $limit.Requests / $limit.Seconds
    $session = Connect-BenchPanel $Panel @{ PassThru = $true; MaximumRetryCount = 10; SkipVerification = $true }
    Set-TestPanelLatency $Panel $limit.Latency
    Clear-TestPanelRequest $Panel
    $null = Send-Control $Panel "limit?rate=$($limit.Requests)/$($limit.Seconds)"
    $count = [int] (100 * $rate * ($Rounds -gt 1 ? 90 : 30))
    $time = (Measure-Block { 1..$count | Get-SmmOrderStatus -Session $session 3>$null } $count) / 1000
    $counted = Send-Control $Panel 'limit' -Method Get | ConvertFrom-Json
    $null = Send-Control $Panel 'limit'

    # Requests taken in each second since the first.
    $requests = @(Send-Control $Panel 'requests' -Method Get | ConvertFrom-Json | Select-Object receivedAt, accepted)
    $taken, $refused = foreach ($accepted in $true, $false) {
        $seconds = [int[]]::new([Math]::Ceiling($time) + 1)
        foreach ($request in $requests) {
            if ($request.accepted -eq $accepted) { $seconds[[Math]::Floor(($request.receivedAt - $requests[0].receivedAt).TotalSeconds)]++ }
        }
        , $seconds
    }
    [pscustomobject]@{
        Requests = $limit.Requests; Seconds = $limit.Seconds; Latency = $limit.Latency; Time = $time
        Taken = $counted.taken; Refused = $counted.refused
        Goodput = $counted.taken / $time / $rate; RefusedShare = $counted.refused / ($counted.taken + $counted.refused)
        TakenPerSecond = $taken; RefusedPerSecond = $refused
    }
}

$limits = @{ Requests = 20; Seconds = 1; Latency = 0 }, @{ Requests = 20; Seconds = 1; Latency = 50 }, @{ Requests = 50; Seconds = 10; Latency = 20 }
$runs = $Rounds -gt 1 ? 3 : 1
$figures = foreach ($limit in $limits) {
    @(foreach ($run in 1..$runs) { Measure-Limit $limit }) | Sort-Object Goodput | Select-Object -Skip ([Math]::Floor($runs / 2)) -First 1
}

Set-TestPanelLatency $Panel 0
Save-Figure RateLimit @{ Rounds = $runs; Rows = @($figures) }
