#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, shows, installs and packs SimpleSmm.
.PARAMETER Task
    Build    lays an importable module out in out/SimpleSmm (the default)
    Test     runs every test: dotnet test
    Demo     does the main job on a test panel: services, orders, 250 statuses, refills, a cancellation, the balance
    Bench    measures the module beside Invoke-RestMethod and a bare HttpClient, and writes docs/performance.md: bench/README.md
    Install  copies the module to where PowerShell looks for the current user's modules
    Package  makes out/SimpleSmm-<version>.zip from a Release build
    Clean    removes everything that a build makes
.PARAMETER Configuration
    Debug or Release.
.PARAMETER Destination
    For Install: the folder of modules to copy to.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 Demo
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompletions('Build', 'Test', 'Demo', 'Bench', 'Install', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = ($Task -in 'Package', 'Install' ? 'Release' : 'Debug'),

    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'out/SimpleSmm'

function Invoke-Dotnet {
    dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args failed with exit code $LASTEXITCODE." }
}

function Get-ModuleVersion {
    (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'SimpleSmm.psd1')).ModuleVersion
}

function Get-UserModuleFolder {
    if (-not $IsWindows) { return Join-Path $HOME '.local/share/powershell/Modules' }
    Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell/Modules'
}

function Invoke-Build {
    # What an earlier build left must not get into this module.
    if (Test-Path $module) { Remove-Item $module -Recurse }
    Invoke-Dotnet build (Join-Path $PSScriptRoot 'SimpleSmm.sln') --configuration $Configuration --nologo --verbosity quiet
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
        & (Join-Path $PSScriptRoot 'samples/Demo.ps1') -ModulePath $module -PanelPath $panel
    }
    Bench   = { & (Join-Path $PSScriptRoot 'bench/Run.ps1') }
    Install = {
        Invoke-Build
        $folder = $Destination ? $Destination : (Get-UserModuleFolder)
        $target = Join-Path $folder "SimpleSmm/$(Get-ModuleVersion)"
        if (Test-Path $target) { Remove-Item $target -Recurse }
        $null = New-Item $target -ItemType Directory -Force
        Copy-Item "$module/*" $target -Recurse
        "Installed $target."
    }
    Package = {
        Invoke-Build
        $archive = Join-Path $PSScriptRoot "out/SimpleSmm-$(Get-ModuleVersion).zip"
        if (Test-Path $archive) { Remove-Item $archive }
        [IO.Compression.ZipFile]::CreateFromDirectory($module, $archive, 'SmallestSize', $true)
        "Packed $archive."
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
    throw "There is no task '$Task'. The tasks are: $(($tasks.Keys | Sort-Object) -join ', ')."
}

& $tasks[$Task]
