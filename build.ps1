#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, shows, installs and packs SimpleSmm.
.PARAMETER Task
    Build    creates an importable module in out/SimpleSmm (the default)
    Test     runs all tests: dotnet test
    Demo     shows the main tasks on a test panel: services, orders, 250 statuses, refills, a cancellation, the balance
    Bench    compares the module with Invoke-RestMethod and a bare HttpClient, and writes docs/performance.md: bench/README.md
    Install  installs the package in the current user's module folder
    Package  creates out/SimpleSmm.<version>.nupkg for the PowerShell Gallery, and the SHA-256 sums of its files
    Clean    removes everything that a build creates
    Docs     updates the help pages from the cmdlets, and the help file from the pages; requires Microsoft.PowerShell.PlatyPS
.PARAMETER Configuration
    Debug or Release. Install and Package always use a Release build.
.PARAMETER Destination
    For Install: the module folder to install to.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 Demo
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompletions('Build', 'Test', 'Demo', 'Bench', 'Install', 'Package', 'Clean', 'Docs')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'out/SimpleSmm'

function Invoke-Dotnet {
    dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args failed with exit code $LASTEXITCODE." }
}

function Get-UserModuleFolder {
    if (-not $IsWindows) { return Join-Path $HOME '.local/share/powershell/Modules' }
    Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell/Modules'
}

function Invoke-Build {
    # Files of an earlier build must not remain in this module.
    if (Test-Path $module) { Remove-Item $module -Recurse }
    Invoke-Dotnet build (Join-Path $PSScriptRoot 'SimpleSmm.sln') --configuration $Configuration --nologo --verbosity quiet
}

# Uses its own folder, so that neither a test that runs meanwhile nor an earlier build can change the package.
function New-Package {
    $folder = Join-Path $PSScriptRoot 'out/package/SimpleSmm'
    if (Test-Path $folder) { Remove-Item $folder -Recurse }
    $project = Join-Path $PSScriptRoot 'src/SimpleSmm.PowerShell/SimpleSmm.PowerShell.csproj'
    Invoke-Dotnet build $project --configuration Release --nologo --verbosity quiet "-p:ModuleFolder=$folder/"
    Import-Module (Join-Path $PSScriptRoot 'build/ModulePackage.psm1')
    New-ModulePackage -ModuleFolder $folder -Destination (Join-Path $PSScriptRoot 'out')
}

$tasks = @{
    Build   = {
        Invoke-Build
        "Built $module. Try: Import-Module $module; Connect-SmmPanel -Sandbox; Get-SmmService"
    }
    Test    = {
        Invoke-Dotnet test (Join-Path $PSScriptRoot 'SimpleSmm.sln') --configuration $Configuration --nologo
    }
    Demo    = {
        Invoke-Build
        $panel = Join-Path $PSScriptRoot "tests/SimpleSmm.TestPanel/bin/$Configuration/net8.0/SimpleSmm.TestPanel.dll"
        & (Join-Path $PSScriptRoot 'samples/Demo/Demo.ps1') -ModulePath $module -PanelPath $panel
    }
    Bench   = { & (Join-Path $PSScriptRoot 'bench/Run.ps1') }
    Install = {
        $package = @(New-Package)[0]
        "Installed $(Expand-ModulePackage $package ($Destination ? $Destination : (Get-UserModuleFolder)))."
    }
    Package = {
        $files = @(New-Package)
        "Packed $($files[0]) ($([Math]::Round($files[0].Length / 1MB, 1)) MB) and its sums, $($files[1])."
    }
    Docs    = {
        Invoke-Build
        & (Join-Path $PSScriptRoot 'docs/Update-Help.ps1') -ModulePath $module
        # Building copies the new help to the module.
        Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/SimpleSmm.PowerShell') --configuration $Configuration --nologo --verbosity quiet
    }
    Clean   = {
        Get-ChildItem $PSScriptRoot -Directory -Recurse -Force -Include bin, obj, out, TestResults |
            Where-Object FullName -NotMatch '[\\/]\.git[\\/]' |
            Sort-Object { $_.FullName.Length } -Descending |
            Remove-Item -Recurse -Force
        'Clean.'
    }
}

if (-not $tasks.ContainsKey($Task)) {
    throw "'$Task' is not a task. The tasks are: $(($tasks.Keys | Sort-Object) -join ', ')."
}

& $tasks[$Task]
