# Measures orders per second with the ledger in a file and on a PostgreSQL server, both on the disk of the temporary folder, and whose the
# processor time is. The panel is a handler in the worker's process that answers at once, or after a time, as real panels do. See README.md; it
# needs Linux and PostgreSQL.
[CmdletBinding()]
param(
    # How many orders each worker places.
    [ValidateRange(10, 1000000)][int] $Orders = 2000,

    # How many workers run at the same time.
    [ValidateRange(2, 64)][int] $Workers = 8,

    # After how many milliseconds the slow panel answers.
    [ValidateRange(1, 60000)][int] $Latency = 50
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$worker = "$root/tests/SimpleSmm.Ledger.Worker/bin/Debug/net8.0/SimpleSmm.Ledger.Worker.dll"
$ledger = "$root/out/SimpleSmm/ledger"
Import-Module "$PSScriptRoot/Postgres.psm1"

# User and system time, of the process itself or of its children that have ended, in seconds.
function Get-CpuTime([int] $Process, [switch] $Children) {
    $fields = ([IO.File]::ReadAllText("/proc/$Process/stat") -replace '^.*\) ').Split()
    $first = if ($Children) { 13 } else { 11 }
    ([long] $fields[$first] + [long] $fields[$first + 1]) / 100
}

function Get-IdleTime { [long] (([IO.File]::ReadAllLines('/proc/stat')[0] -split '\s+')[4]) / 100 }

function Start-Worker([string] $Place, [int] $From, [int] $AtOnce, [int] $Latency) {
    $start = [Diagnostics.ProcessStartInfo] @{ FileName = 'dotnet'; RedirectStandardInput = $true; RedirectStandardOutput = $true }
    foreach ($argument in $worker, 'place', $ledger, $Place, $From, $Orders, $AtOnce, $Latency) { $start.ArgumentList.Add($argument) }
    $process = [Diagnostics.Process]::Start($start)
    if ($process.StandardOutput.ReadLine() -ne 'ready') { throw 'The worker did not start.' }
    $process
}

function Measure-Placing([string] $What, [string] $Place, [int] $Count, [int] $AtOnce, [int] $Server, [int] $Latency) {
    $workers = @(foreach ($i in 0..($Count - 1)) { Start-Worker $Place (++$script:next * 1000000) $AtOnce $Latency })
    $before = (Get-CpuTime $PID -Children), (Get-IdleTime)
    if ($Server) { $before += Get-CpuTime $Server -Children }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $ends = foreach ($process in $workers) {
        $process.StandardInput.WriteLine()
        $process.StandardOutput.BaseStream.CopyToAsync([IO.Stream]::Null)
    }
    [Threading.Tasks.Task]::WaitAll($ends)
    $seconds = $clock.Elapsed.TotalSeconds
    $idle = (Get-IdleTime) - $before[1]
    $workers.ForEach{ $_.WaitForExit() }
    Start-Sleep -Milliseconds 500
    $all = $Count * $Orders
    [pscustomobject] @{
        What = $What; OrdersPerSecond = [Math]::Round($all / $seconds)
        WorkerMicroseconds = [Math]::Round(((Get-CpuTime $PID -Children) - $before[0]) * 1e6 / $all)
        ServerMicroseconds = if ($Server) { [Math]::Round(((Get-CpuTime $Server -Children) - $before[2]) * 1e6 / $all) }
        Idle = '{0:p0}' -f ($idle / $seconds / [Environment]::ProcessorCount)
    }
}

$next = 0
$postgres = Start-BenchPostgres
try {
    $server, $text, $file = $postgres.Process, $postgres.Connection, "$($postgres.Folder)/orders.db"
    $null = Measure-Placing 'Warm up' $text 1 16 $server
    Measure-Placing 'A file, one worker, 1 at once' $file 1 1
    Measure-Placing 'PostgreSQL, one worker, 1 at once' $text 1 1 $server
    Measure-Placing 'A file, one worker, 16 at once' $file 1 16
    Measure-Placing 'PostgreSQL, one worker, 16 at once' $text 1 16 $server
    Measure-Placing "PostgreSQL, $Workers workers, 16 at once" $text $Workers 16 $server
    foreach ($atOnce in 4, 16) {
        foreach ($count in 1, $Workers) {
            Measure-Placing "PostgreSQL, $count worker(s), $atOnce at once, a panel of $Latency ms" $text $count $atOnce $server $Latency
        }
    }
}
finally { Stop-BenchPostgres $postgres }
