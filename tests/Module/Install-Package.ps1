<#
.SYNOPSIS
    Installs a package by Install-PSResource from a folder of packages, as a user does, and returns the installed manifest, for SIMPLESMM_MODULE.
.PARAMETER Package
    The package; by default one made of the module that the test project laid out.
.PARAMETER Destination
    A folder for all that is written, the user's settings too. It is emptied first.
#>
[CmdletBinding()]
param([string] $Package, [string] $Destination = "$PSScriptRoot/../../out/installed")

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/ChildPowerShell.psm1", "$PSScriptRoot/../../build/ModulePackage.psm1"
$place = [IO.Path]::GetFullPath($Destination)
if (Test-Path $place) { Remove-Item $place -Recurse -Force }
$feed = New-Item "$place/feed" -ItemType Directory
if ($Package) { Copy-Item $Package $feed } else { $null = New-ModulePackage "$PSScriptRoot/../../out/package/SimpleSmm" $feed }

# PowerShell reads these when it starts, so that it is another process that installs.
$settings = @{ HOME = $place; USERPROFILE = $place }
foreach ($name in 'data', 'config', 'cache') { $settings["XDG_${name}_HOME".ToUpperInvariant()] = (New-Item "$place/$name" -ItemType Directory).FullName }
$child = Invoke-ChildPowerShell -WithoutModule -NonInteractive -Environment $settings "
    `$ErrorActionPreference = 'Stop'
    Register-PSResourceRepository -Name feed -Uri '$feed' -Trusted
    Install-PSResource SimpleSmm -Repository feed
    (Get-InstalledPSResource SimpleSmm).InstalledLocation"
if ($child.ExitCode) { throw "The package was not installed: $($child.Errors)" }
(Get-Item "$($child.Lines[-1])/SimpleSmm/*/SimpleSmm.psd1").FullName
