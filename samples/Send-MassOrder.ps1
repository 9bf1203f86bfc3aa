#Requires -Version 7.4

<#
.SYNOPSIS
    Places the orders of a CSV file within a budget. Each order is placed at most once, even if the script runs again.
.DESCRIPTION
    The file has the columns Reference, ServiceId, Link and Quantity, and any other parameter of New-SmmOrder. The reference is your own
    name for the order. An order that was placed before with the same reference is not placed again, so the script can be run again after
    any failure.

    Exit codes: 0 all orders are placed, 1 some are not (see the file of failures), 2 the run could not start or was stopped by an error.
.PARAMETER Path
    The CSV file.
.PARAMETER Budget
    The maximum that this run may spend, in the account's currency. An order that would exceed it is not sent.
.PARAMETER PlacedPath
    The file for the orders that were placed, by this run or before.
.PARAMETER FailedPath
    The file for the rows that failed, with the reason. To try again, use the original file and not this one.
.PARAMETER DryRun
    Checks the rows and reports their estimated cost. Nothing is sent and no file is written.
.PARAMETER Panel
    A .psd1 file with the parameters of Connect-SmmPanel: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Send-MassOrder.ps1 -Path orders.csv -Budget 50 -DryRun
#>
[CmdletBinding()]
param(
    [string] $Path = 'orders.csv',
    $Budget,
    [string] $PlacedPath = 'placed.csv',
    [string] $FailedPath = 'failed.csv',
    [switch] $DryRun,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    if ($null -eq $Budget) { throw 'Use -Budget to set the maximum cost of all orders.' }
    $rows = @(Import-Csv -LiteralPath $Path)
    if ($rows.Where{ -not $_.PSObject.Properties['Reference'] }) {
        throw "$Path does not have a column Reference: add one, because without it a repeated run would pay again."
    }

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
