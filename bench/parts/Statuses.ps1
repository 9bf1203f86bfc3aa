# 10 000 order statuses, each contender in turn, at panels that answer at once and in 20, 50 and 200 ms.
param($Panel, [int] $Rounds)

$count = 10000
$chunkSize = 100
$throttleLimit = 4
$bare = Start-BareClient $Panel
$uri, $key = $Panel.Uri, $Panel.Key
$session = Connect-BenchPanel $Panel @{ PassThru = $true }

function Read-OneByOne([int] $Count) {
    foreach ($id in 1..$Count) {
        Invoke-RestMethod $uri -Method Post -Body @{ key = $key; action = 'status'; order = $id }
    }
}

function Read-Chunked([int] $Count) {
    for ($first = 1; $first -le $Count; $first += $chunkSize) {
        $ids = $first..[Math]::Min($Count, $first + $chunkSize - 1)
        $answer = Invoke-RestMethod $uri -Method Post -Body @{ key = $key; action = 'status'; orders = $ids -join ',' }
        foreach ($id in $ids) {
            $entry = $answer.$id
            [pscustomobject]@{ OrderId = $id; Status = $entry.status; Charge = [decimal] $entry.charge; Remains = [long] $entry.remains; Currency = $entry.currency }
        }
    }
}

function Read-Parallel([int] $Count) {
    $firsts = for ($first = 1; $first -le $Count; $first += $chunkSize) { $first }
    $firsts | ForEach-Object -ThrottleLimit $throttleLimit -Parallel {
        $ids = $_..[Math]::Min($using:Count, $_ + $using:chunkSize - 1)
        $answer = Invoke-RestMethod $using:uri -Method Post -Body @{ key = $using:key; action = 'status'; orders = $ids -join ',' }
        foreach ($id in $ids) {
            $entry = $answer.$id
            [pscustomobject]@{ OrderId = $id; Status = $entry.status; Charge = [decimal] $entry.charge; Remains = [long] $entry.remains; Currency = $entry.currency }
        }
    }
}

# What takes minutes is measured with fewer ids and multiplied.
function Measure-Share([int] $Size, [scriptblock] $Script) { (Measure-Block $Script $Size) * $count / $Size }

$figures = foreach ($latency in 0, 20, 50, 200) {
    Set-TestPanelLatency $Panel $latency
    Clear-TestPanelRequest $Panel
    $share = @{ OneByOne = @{ 0 = 200; 20 = 50; 50 = 20; 200 = 10 }[$latency]; Chunked = @{ 0 = 10000; 20 = 5000; 50 = 2000; 200 = 1000 }[$latency]; Parallel = $latency -eq 200 ? 4000 : 10000 }
    $times = Measure-InTurn -Rounds $Rounds ([ordered]@{
            Module   = { Measure-Block { 1..$count | Get-SmmOrderStatus -Session $session -ThrottleLimit $throttleLimit } $count }
            Bare     = { (Invoke-BareClient $bare "statuses $count $throttleLimit").Milliseconds }
            OneByOne = { Measure-Share $share.OneByOne { Read-OneByOne $share.OneByOne } }
            Chunked  = { Measure-Share $share.Chunked { Read-Chunked $share.Chunked } }
            Parallel = { Measure-Share $share.Parallel { Read-Parallel $share.Parallel } }
        })
    [pscustomobject]@{ Latency = $latency; Ids = $share; Milliseconds = $times }
}

Set-TestPanelLatency $Panel 0
Save-Figure Statuses @{ Rounds = $Rounds; Count = $count; ThrottleLimit = $throttleLimit; Rows = @($figures) }
