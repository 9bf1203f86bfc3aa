<#
.SYNOPSIS
    Runs the xUnit tests of the libraries with coverlet, and writes a table in Markdown: how many of each library's lines they run.
.PARAMETER Destination
    The folder for the reports, in Cobertura's form.
#>
[CmdletBinding()]
param([Parameter(Mandatory)][string] $Destination)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A line counts as covered where any of the test projects runs it.
$lines = @{}
foreach ($library in 'Client', 'Ledger', 'Sandbox') {
    $folder = Join-Path $Destination $library
    dotnet test "$PSScriptRoot/../tests/SimpleSmm.$library.Tests" --collect 'XPlat Code Coverage' --results-directory $folder | Out-Host
    if ($LASTEXITCODE) { throw "The tests of SimpleSmm.$library failed." }

    $report = [xml]::new()
    $report.Load((Get-ChildItem $folder -Filter coverage.cobertura.xml -Recurse).FullName)
    foreach ($package in $report.SelectNodes('/coverage/packages/package[starts-with(@name, "SimpleSmm.")]')) {
        if (-not $lines.ContainsKey($package.name)) { $lines[$package.name] = @{} }
        foreach ($class in $package.SelectNodes('classes/class')) {
            foreach ($line in $class.SelectNodes('lines/line')) {
                $place = "$($class.filename):$($line.number)"
                $lines[$package.name][$place] = $lines[$package.name][$place] -or $line.hits -ne '0'
            }
        }
    }
}

'| Library | Lines | Covered |'
'|---|---:|---:|'
foreach ($name in 'SimpleSmm.Client', 'SimpleSmm.Ledger', 'SimpleSmm.Sandbox') {
    $covered = @($lines[$name].Values.Where{ $_ }).Count
    "| $name | $($lines[$name].Count) | $([Math]::Round(100 * $covered / $lines[$name].Count, 1)) % |"
}
