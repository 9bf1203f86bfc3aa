# One module, two builds: .NET's beside this file, .NET Framework's in a folder of its own. SIMPLESMM_EDITION=Desktop takes the latter in
# PowerShell 7 as well, so that it can be tested where there is no Windows. The manifest says what is exported.
$folder = if ($PSEdition -ne 'Core' -or $env:SIMPLESMM_EDITION -eq 'Desktop') { "$PSScriptRoot/desktop" } else { $PSScriptRoot }
Microsoft.PowerShell.Core\Import-Module -Name "$folder/SimpleSmm.dll"
