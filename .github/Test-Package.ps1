<#
.SYNOPSIS
    Runs every Pester test against a package that was built elsewhere, in the PowerShell that SIMPLESMM_PWSH names.
.PARAMETER Artifacts
    The folder with the workflow's artifacts: package/ and panel/.
.PARAMETER Destination
    Where to unpack the package.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $Artifacts,
    [Parameter(Mandatory)][string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../build/ModulePackage.psm1"
$env:SIMPLESMM_PACKAGE = (Get-Item "$Artifacts/package/*.nupkg").FullName
$env:SIMPLESMM_MODULE = Join-Path (Expand-ModulePackage $env:SIMPLESMM_PACKAGE $Destination) 'SimpleSmm.psd1'
$env:SIMPLESMM_TESTPANEL = (Resolve-Path "$Artifacts/panel/SimpleSmm.TestPanel.dll").ProviderPath
dotnet test "$PSScriptRoot/../tests/SimpleSmm.Module.Tests"
if ($LASTEXITCODE) { throw "dotnet test ended with exit code $LASTEXITCODE." }
