#Requires -Version 7.4

<#
.SYNOPSIS
    Places the orders of a CSV file within a budget, each at most once, however often it is run.
.DESCRIPTION
    The file has the columns Reference, ServiceId, Link and Quantity, and any other that New-SmmOrder takes. The reference is your own name
    for the order: what was placed under it is not placed again, so the script can be run again after anything.

    Exit codes: 0 all orders are placed, 1 some are not (see the file of failures), 2 the run could not begin or had to stop.
.PARAMETER Path
    The CSV file.
.PARAMETER Budget
    The most that this run may spend, in the account's currency. An order that would exceed it is not sent.
.PARAMETER PlacedPath
    Where to write the orders that are placed, by this run or before.
.PARAMETER FailedPath
    Where to write the rows that are not, with the reason. Order again with the same file, not with this one.
.PARAMETER DryRun
    Checks the rows and says what they would cost. Nothing is sent and no file is written.
.PARAMETER Panel
    A .psd1 file with what Connect-SmmPanel is to be given: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Send-MassOrder.ps1 -Path orders.csv -Budget 50 -DryRun
#>
[CmdletBinding()]
param(
    [string] $Path = 'orders.csv',
    [Nullable[decimal]] $Budget,
    [string] $PlacedPath = 'placed.csv',
    [string] $FailedPath = 'failed.csv',
    [switch] $DryRun,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    if ($null -eq $Budget) { throw 'Say with -Budget what the orders may cost.' }
    $rows = @(Import-Csv -LiteralPath $Path)
    if ($rows.Where{ -not $_.PSObject.Properties['Reference'] }) { throw "$Path has no column Reference: run again, it would be paid again." }

    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    Connect-SmmPanel @connection

    $placing = @{ Budget = $Budget; WhatIf = $DryRun; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
    if ($DryRun) { $rows | New-SmmOrder @placing }
    else {
        $rows | New-SmmOrder @placing |
            Select-Object OrderId, Reference, ServiceId, Link, Quantity, EstimatedCharge, Currency, PlacedAt, AlreadyPlaced |
            Export-Csv -LiteralPath $PlacedPath
    }

    $failures = @(foreach ($problem in $failed) {
        Write-Log "Failed: $($problem.TargetObject.Reference): $problem"
        $problem.TargetObject | Select-Object Reference, ServiceId, Link, Quantity,
            @{ Name = 'Error'; Expression = { $problem.FullyQualifiedErrorId.Split(',')[0] } }, @{ Name = 'Message'; Expression = { "$problem" } }
    })
    if (-not $DryRun) { $failures | Export-Csv -LiteralPath $FailedPath }
    Write-Log "$($rows.Count) orders, $($failed.Count) failed$($DryRun ? ' the check; nothing was sent' : '')."
    exit [int] ($failed.Count -gt 0)
}
catch {
    Write-Log "Cannot run: $_"
    exit 2
}
