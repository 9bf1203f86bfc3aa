# One module with two builds: the .NET build is next to this file, the .NET Framework build in its own folder. SIMPLESMM_EDITION=Desktop
# selects the latter in PowerShell 7 too, so that it can be tested without Windows. The manifest lists the exports.
$folder = if ($PSEdition -ne 'Core' -or $env:SIMPLESMM_EDITION -eq 'Desktop') { "$PSScriptRoot/desktop" } else { $PSScriptRoot }
Microsoft.PowerShell.Core\Import-Module -Name "$folder/SimpleSmm.dll"
