<#
.SYNOPSIS
    Runs every Pester test against a package that was built elsewhere, in the PowerShell that runs this. Ends with the number of failures.
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

$ErrorActionPreference = 'Stop'
"PowerShell $($PSVersionTable.PSVersion)"
if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE 5.5)) {
    Install-PSResource Pester -Version '[5.5.0, 6.0.0)' -TrustRepository
}

Import-Module "$PSScriptRoot/../build/ModulePackage.psm1"
$env:SIMPLESMM_PACKAGE = (Get-Item "$Artifacts/package/*.nupkg").FullName
$env:SIMPLESMM_MODULE = Join-Path (Expand-ModulePackage $env:SIMPLESMM_PACKAGE $Destination) 'SimpleSmm.psd1'
$env:SIMPLESMM_TESTPANEL = (Resolve-Path "$Artifacts/panel/SimpleSmm.TestPanel.dll").Path
Invoke-Pester "$PSScriptRoot/../tests/Module" -CI
