#Requires -Version 7.4

<#
.SYNOPSIS
    Reports changes of a panel's catalog: rates, limits, names, guarantees, and added or removed services.
.DESCRIPTION
    The first run saves the catalog in a file; each further run compares with it. The file is replaced only when a change is reported, so
    that a rate that rises a little every day is reported once the total change is large enough.

    Exit codes: 0 no changes, 1 changes (or a part of the catalog cannot be read), 2 the catalog could not be compared.
.PARAMETER Snapshot
    The file with the saved catalog.
.PARAMETER MinimumRateChangePercent
    Smaller changes of a rate are not reported. All other changes are.
.PARAMETER Panel
    A .psd1 file with the parameters of Connect-SmmPanel: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Watch-Catalog.ps1 -Snapshot catalog.xml -MinimumRateChangePercent 5
#>
[CmdletBinding()]
param(
    [string] $Snapshot = 'catalog.xml',
    $MinimumRateChangePercent = 0,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    Connect-SmmPanel @connection
    $services = @(Get-SmmService -ErrorAction SilentlyContinue -ErrorVariable unreadable)
    foreach ($problem in $unreadable) { Write-Log "Cannot be read: $problem" }

    $isFirst = -not (Test-Path -LiteralPath $Snapshot)
    $changes = @(if (-not $isFirst) { Compare-SmmService $Snapshot $services -MinimumRateChangePercent $MinimumRateChangePercent })
    foreach ($change in $changes) {
        Write-Log "Service $($change.ServiceId), $($change.Name): $($change.Change) $($change.Property) $($change.OldValue) -> $($change.NewValue)"
    }

    # Write to a temporary file first, so that a full disk does not leave half a catalog.
    if ($isFirst -or $changes) {
        $services | Export-Clixml "$Snapshot.new"
        Move-Item -LiteralPath "$Snapshot.new" $Snapshot -Force
    }
    Write-Log "$($services.Count) services, $($changes.Count) changes."
    exit [int] ($changes.Count -gt 0 -or $unreadable.Count -gt 0)
}
catch {
    Write-Log "Cannot run: $_"
    exit 2
}
