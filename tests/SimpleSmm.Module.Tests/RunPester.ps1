# Runs test files, named with commas between them, one after the other. Started by PesterProcess.cs in a fresh PowerShell.
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $Pester,
    [Parameter(Mandatory)][string] $TestFolder,
    [Parameter(Mandatory)][string] $ResultFile,
    [Parameter(Mandatory)][string] $Files
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Pester, "$PSScriptRoot/PesterRecorder.psm1"
Start-Recorder $ResultFile

foreach ($name in $Files -split ',') {
    # A file begins as in a fresh PowerShell: messages name the session where several are connected.
    if (Get-Module SimpleSmm) { Get-SmmSession | Disconnect-SmmPanel -WarningAction SilentlyContinue }
    Start-FileRecord $name
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = Join-Path $TestFolder $name
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'None'
    Complete-FileRecord (Invoke-Pester -Configuration $configuration)
}
