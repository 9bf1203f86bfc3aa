#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Measures SimpleSmm beside what people would write without it, and writes docs/performance.md.
.PARAMETER Part
    What to measure; the figures of the other parts are taken from the last run.
.PARAMETER Quick
    Fewer rounds and fewer ids, to try the measurements themselves. Writes docs/performance.md only with -Report.
.PARAMETER Report
    Writes docs/performance.md and its plots from the figures there are; without -Part nothing is measured.
.PARAMETER NoBuild
    Measures what is built already.
.EXAMPLE
    ./build.ps1 Bench
.EXAMPLE
    bench/Run.ps1 Statuses, Catalog -Quick
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Statuses', 'Catalog', 'Memory', 'Growth', 'Throttle', 'RateLimit', 'StartUp', 'Orders', 'Placing', 'Profile', 'Micro')]
    [string[]] $Part,

    [switch] $Quick,

    [switch] $Report,

    [switch] $NoBuild
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$root = Split-Path $PSScriptRoot
if (-not $Part) { $Part = $Report ? @() : @('Statuses', 'Catalog', 'Memory', 'Growth', 'Throttle', 'RateLimit', 'StartUp', 'Orders', 'Placing', 'Profile', 'Micro') }

if (-not $NoBuild -and $Part) {
    foreach ($project in 'src/SimpleSmm.PowerShell', 'tests/SimpleSmm.TestPanel', 'bench/SimpleSmm.Bench', 'bench/SimpleSmm.Benchmarks') {
        dotnet build (Join-Path $root $project) --configuration Release --nologo --verbosity quiet
        if ($LASTEXITCODE -ne 0) { throw "$project does not build." }
    }
}

Import-Module (Join-Path $PSScriptRoot 'Measure.psm1'), (Join-Path $PSScriptRoot 'Tables.psm1'), (Join-Path $PSScriptRoot 'Report.psm1') -Force
Import-Module (Join-Path $PSScriptRoot '../tests/Module/TestPanel.psm1') -Force
try {
    if ($Part) {
        Import-ModuleUnderTest
        $panel = Start-BenchPanel
    }
    foreach ($name in $Part) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Write-Host "$name ..." -NoNewline
        & (Join-Path $PSScriptRoot "parts/$name.ps1") -Panel $panel -Rounds ($Quick ? 1 : 5)
        Get-SmmSession | Disconnect-SmmPanel
        Write-Host (' {0:0} s' -f $clock.Elapsed.TotalSeconds)
        Get-BenchTable $name | Out-Host
    }
}
finally { Stop-BenchProcess }

if ($Report -or -not $Quick) { Write-PerformancePage (Join-Path $root 'docs') }
