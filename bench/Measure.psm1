# What every part of the measurements needs: the panel and the bare client as processes, times taken in turns, and a fresh PowerShell.
Set-StrictMode -Version Latest
Import-Module (Join-Path (Split-Path $PSScriptRoot) 'tests/Module/TestPanel.psm1')

$script:Root = Split-Path $PSScriptRoot
$script:Figures = Join-Path $script:Root 'out/bench'
$script:Processes = [Collections.Generic.List[Diagnostics.Process]]::new()

function Start-Program([string[]] $Arguments) {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    foreach ($argument in $Arguments) { $start.ArgumentList.Add($argument) }
    $process = [Diagnostics.Process]::Start($start)
    $script:Processes.Add($process)
    $process
}

# A panel of a million orders and 5 000 services, which keeps no bodies.
function Start-BenchPanel {
    [CmdletBinding()]
    param([int] $Services = 5000)
    $program = Join-Path $script:Root 'tests/SimpleSmm.TestPanel/bin/Release/net8.0/SimpleSmm.TestPanel.dll'
    $process = Start-Program $program, '--key', 'bench-key', '--orders', '1000000', '--services', "$Services", '--bodies', 'off', '--balance', '1000000'
    $address = $process.StandardOutput.ReadLine()
    if (-not $address) { throw 'The test panel did not start.' }
    [pscustomobject]@{ Uri = $address; Control = [uri]::new([uri] $address, '/control/'); Key = 'bench-key'; Process = $process }
}

function Start-BareClient {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    Start-Program (Join-Path $script:Root 'bench/SimpleSmm.Bench/bin/Release/net8.0/SimpleSmm.Bench.dll'), $Panel.Uri, $Panel.Key
}

# For example 'statuses 10000 4'.
function Invoke-BareClient {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Client, [Parameter(Mandatory)][string] $Command)
    $Client.StandardInput.WriteLine($Command)
    $words = $Client.StandardOutput.ReadLine() -split ' '
    [pscustomobject]@{ Milliseconds = [double] $words[0]; Rows = [int] $words[1]; Allocated = [long] $words[2]; Peak = [long] $words[3] }
}

function Stop-BenchProcess {
    [CmdletBinding()]
    param()
    foreach ($process in $script:Processes) { if (-not $process.HasExited) { $process.Kill() } }
    $script:Processes.Clear()
}

function Connect-BenchPanel {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel, [hashtable] $With = @{})
    Connect-SmmPanel -Uri $Panel.Uri -ApiKey (ConvertTo-TestKey $Panel.Key) -Name bench @With
}

# The milliseconds that a block takes, on a heap that was cleaned up before. What the block gives must be so many objects.
function Measure-Block {
    [CmdletBinding()]
    param([Parameter(Mandatory)][scriptblock] $Script, [Parameter(Mandatory)][int] $Expected)
    [GC]::Collect()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $rows = @(& $Script)
    $time = $clock.Elapsed.TotalMilliseconds
    if ($rows.Count -ne $Expected) { throw "There are $($rows.Count) objects, not ${Expected}: $Script" }
    $time
}

# Runs everybody once to warm up and then in turns, so that what else the machine does meets all alike. Each block gives its milliseconds.
function Measure-InTurn {
    [CmdletBinding()]
    param([Parameter(Mandatory)][Collections.Specialized.OrderedDictionary] $Contenders, [Parameter(Mandatory)][int] $Rounds)
    $times = [ordered]@{}
    foreach ($name in $Contenders.Keys) { $times[$name] = [Collections.Generic.List[double]]::new() }
    foreach ($round in 0..$Rounds) {
        foreach ($name in $Contenders.Keys) {
            $time = & $Contenders[$name]
            if ($round -gt 0) { $times[$name].Add($time) }
        }
    }
    $medians = [ordered]@{}
    foreach ($name in $times.Keys) { $medians[$name] = Get-Median $times[$name] }
    $medians
}

function Get-Median {
    [CmdletBinding()]
    param([Parameter(Mandatory)][double[]] $Values)
    $sorted = @($Values | Sort-Object)
    $middle = [int] [Math]::Floor($sorted.Count / 2)
    $sorted.Count % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2
}

# Runs a script in a fresh PowerShell; its last line of output must be JSON, which comes back with WallMilliseconds beside it.
function Invoke-FreshPowerShell {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Script)
    $file = Join-Path ([IO.Path]::GetTempPath()) "smm-bench-$([guid]::NewGuid().ToString('N')).ps1"
    Set-Content $file $Script
    $program, [string[]] $first = Get-PowerShellCommand
    try {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $output = @(& $program @first -NoProfile -NonInteractive -File $file)
        $wall = $clock.Elapsed.TotalMilliseconds
        if ($LASTEXITCODE -ne 0) { throw "A measured script ended with $LASTEXITCODE." }
        $result = $output[-1] | ConvertFrom-Json
        $result | Add-Member WallMilliseconds $wall
        $result
    }
    finally { Remove-Item $file }
}

# The lines with which a measured script connects in a fresh PowerShell.
function Get-ConnectLine {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Panel)
    "Connect-SmmPanel -Uri '$($Panel.Uri)' -ApiKey (ConvertTo-SecureString '$($Panel.Key)' -AsPlainText -Force)"
}

# How many processes wanted the processors in the last minute; null where the system does not tell. Figures under load are worth less.
function Get-Load {
    [CmdletBinding()]
    param()
    if (Test-Path /proc/loadavg) { [double] ((Get-Content /proc/loadavg) -split ' ')[0] }
}

# Keeps a part's figures, so that the report can be written again without measuring everything again.
function Save-Figure {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Part, [Parameter(Mandatory)] $Figures)
    $null = New-Item $script:Figures -ItemType Directory -Force
    $Figures.Load = Get-Load
    ConvertTo-Json $Figures -Depth 9 | Set-Content (Join-Path $script:Figures "$Part.json")
}

function Read-Figure {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Part)
    $file = Join-Path $script:Figures "$Part.json"
    if (Test-Path $file) { Get-Content $file -Raw | ConvertFrom-Json }
}

Export-ModuleMember -Function *-*
