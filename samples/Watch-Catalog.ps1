#Requires -Version 7.4

<#
.SYNOPSIS
    Tells what a panel changed in its catalog: rates, limits, names, guarantees, services that came and went.
.DESCRIPTION
    The first run keeps the catalog in a file; each further one compares with it. The file is renewed only when there is something to
    tell, so that a rate which creeps up a little every day is told when it has gone far enough.

    Exit codes: 0 nothing changed, 1 something did (or a part of the catalog cannot be read), 2 nobody knows.
.PARAMETER Snapshot
    The file with the catalog as it was.
.PARAMETER MinimumRateChangePercent
    Rates that changed by less are not told of. Every other change is.
.PARAMETER Panel
    A .psd1 file with what Connect-SmmPanel is to be given: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Watch-Catalog.ps1 -Snapshot catalog.xml -MinimumRateChangePercent 5
#>
[CmdletBinding()]
param(
    [string] $Snapshot = 'catalog.xml',
    [decimal] $MinimumRateChangePercent = 0,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    Connect-SmmPanel @connection
    $services = @(Get-SmmService -ErrorAction SilentlyContinue -ErrorVariable unreadable)
    foreach ($problem in $unreadable) { Write-Log "Not readable: $problem" }

    $isFirst = -not (Test-Path -LiteralPath $Snapshot)
    $changes = @(if (-not $isFirst) { Compare-SmmService $Snapshot $services -MinimumRateChangePercent $MinimumRateChangePercent })
    foreach ($change in $changes) {
        Write-Log "Service $($change.ServiceId), $($change.Name): $($change.Change) $($change.Property) $($change.OldValue) -> $($change.NewValue)"
    }

    # First beside the old one, so that a full disk leaves no half catalog.
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
