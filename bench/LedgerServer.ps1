# Measures orders per second with the ledger in a file and on a PostgreSQL server, both on the disk of the temporary folder, and whose the
# processor time is. The panel is a handler in the worker's process that answers at once. See README.md; it needs Linux and PostgreSQL.
[CmdletBinding()]
param(
    # How many orders each worker places.
    [ValidateRange(10, 1000000)][int] $Orders = 2000,

    # How many workers run at the same time in the last measurement.
    [ValidateRange(2, 64)][int] $Workers = 8
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$worker = "$root/tests/SimpleSmm.Ledger.Worker/bin/Debug/net8.0/SimpleSmm.Ledger.Worker.dll"
$ledger = "$root/out/SimpleSmm/ledger"
$programs = @(Get-ChildItem /usr/lib/postgresql/*/bin -ErrorAction Ignore)[-1].FullName
$folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-bench-$([guid]::NewGuid().ToString('N'))"
$asUser = if ([Environment]::UserName -eq 'root') { 'setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--' } else { 'env' }

function Invoke-AsUser {
    $program, $rest = @($asUser) + $args
    & $program @rest
    if ($LASTEXITCODE) { throw "$args failed." }
}

# User and system time, of the process itself or of its children that have ended, in seconds.
function Get-CpuTime([int] $Process, [switch] $Children) {
    $fields = ([IO.File]::ReadAllText("/proc/$Process/stat") -replace '^.*\) ').Split()
    $first = if ($Children) { 13 } else { 11 }
    ([long] $fields[$first] + [long] $fields[$first + 1]) / 100
}

function Get-IdleTime { [long] (([IO.File]::ReadAllLines('/proc/stat')[0] -split '\s+')[4]) / 100 }

function Start-Worker([string] $Place, [int] $From, [int] $AtOnce) {
    $start = [Diagnostics.ProcessStartInfo] @{ FileName = 'dotnet'; RedirectStandardInput = $true; RedirectStandardOutput = $true }
    foreach ($argument in $worker, 'place', $ledger, $Place, $From, $Orders, $AtOnce) { $start.ArgumentList.Add($argument) }
    $process = [Diagnostics.Process]::Start($start)
    if ($process.StandardOutput.ReadLine() -ne 'ready') { throw 'The worker did not start.' }
    $process
}

function Measure-Placing([string] $What, [string] $Place, [int] $Count, [int] $AtOnce, [int] $Server) {
    $workers = @(foreach ($i in 0..($Count - 1)) { Start-Worker $Place (++$script:next * 1000000) $AtOnce })
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
$null = New-Item -ItemType Directory $folder
try {
    if ([Environment]::UserName -eq 'root') { chown nobody $folder }
    $null = Invoke-AsUser "$programs/initdb" -D "$folder/data" -U smm -A trust -E UTF8 --locale=C.UTF-8
    $port = 20000 + $PID % 20000
    $null = Invoke-AsUser "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "-p $port -k '' -c listen_addresses=127.0.0.1" start
    $server = [int] (Get-Content "$folder/data/postmaster.pid")[0]
    $env:PGUSER = 'smm'
    $file = "$folder/orders.db"
    $text = "Host=127.0.0.1;Port=$port;Database=postgres"
    $null = Measure-Placing 'Warm up' $text 1 16 $server
    Measure-Placing 'A file, one worker, 1 at once' $file 1 1
    Measure-Placing 'PostgreSQL, one worker, 1 at once' $text 1 1 $server
    Measure-Placing 'A file, one worker, 16 at once' $file 1 16
    Measure-Placing 'PostgreSQL, one worker, 16 at once' $text 1 16 $server
    Measure-Placing "PostgreSQL, $Workers workers, 16 at once" $text $Workers 16 $server
}
finally {
    if (Test-Path "$folder/data/postmaster.pid") { $null = Invoke-AsUser "$programs/pg_ctl" -D "$folder/data" -m immediate stop }
    Remove-Item $folder -Recurse -Force
}
