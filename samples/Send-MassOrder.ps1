#Requires -Version 7.4
#Requires -Modules SimpleSmm

<#
.SYNOPSIS
    Places the orders of a CSV file within a budget. Each order is placed at most once, even if the script runs again.
.DESCRIPTION
    The file has the columns Reference, ServiceId, Link and Quantity, and any other parameter of New-SmmOrder. The reference is your own
    name for the order. An order that was placed before with the same reference is not placed again, so the script can be run again after
    any failure.

    The files of results are written beside and renamed at the end. A run that is stopped by an error leaves earlier files as they are, and
    the orders that it placed in PlacedPath.new.

    Exit codes: 0 all orders are placed, 1 some are not (see the file of failures), 2 the run could not start or was stopped by an error,
    3 the outcome of an order is unknown (see docs/guides/unknown-outcome.md).
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
.PARAMETER Unknown
    Arguments that are not parameters of this script. They end the run with 2, so that a mistyped parameter is noticed.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Send-MassOrder.ps1 -Path orders.csv -Budget 50 -DryRun
#>
[CmdletBinding()]
param(
    [string] $Path = 'orders.csv',
    [object] $Budget,
    [string] $PlacedPath = 'placed.csv',
    [string] $FailedPath = 'failed.csv',
    [switch] $DryRun,
    [string] $Panel,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Unknown
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText' # No escape sequences in a log.

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }
function Test-OutcomeUnknown { @($failed).Where{ $_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like 'OutcomeUnknown,*' }.Count -gt 0 }

$failed = @()

try {
    if ($Unknown) { throw "Unknown arguments: $Unknown. Get-Help $PSCommandPath lists the parameters." }
    if ($null -eq $Budget) { throw 'Use -Budget to set the maximum cost of all orders.' }
    [decimal] $Budget = $Budget
    $rows = @(Import-Csv -LiteralPath $Path)
    if ($rows.Where{ -not $_.PSObject.Properties['Reference'] }) {
        throw "$Path does not have a column Reference: add one, because without it a repeated run would pay again."
    }

    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    # A relative path in the file begins at the folder of the file.
    if ($connection['LedgerPath'] -and -not [IO.Path]::IsPathRooted($connection['LedgerPath']) -and $connection['LedgerPath'] -notlike '~*') {
        $connection['LedgerPath'] = Join-Path (Split-Path (Convert-Path $Panel)) $connection['LedgerPath']
    }
    Connect-SmmPanel @connection

    $placing = @{ Budget = $Budget; WhatIf = $DryRun; InputCount = $rows.Count; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
    if ($DryRun) { $rows | New-SmmOrder @placing }
    else {
        $rows | New-SmmOrder @placing |
            Select-Object OrderId, Reference, ServiceId, Link, Quantity, EstimatedCharge, Currency, PlacedAt, AlreadyPlaced |
            Export-Csv -LiteralPath "$PlacedPath.new"
    }

    $failures = @(foreach ($problem in $failed) {
        Write-Log "Failed: $($problem.TargetObject.Reference): $problem"
        $problem.TargetObject | Select-Object Reference, ServiceId, Link, Quantity,
            @{ Name = 'Error'; Expression = { $problem.FullyQualifiedErrorId.Split(',')[0] } }, @{ Name = 'Message'; Expression = { "$problem" } }
    })
    if (-not $DryRun) {
        $failures | Export-Csv -LiteralPath "$FailedPath.new"
        foreach ($file in $PlacedPath, $FailedPath) { Move-Item -LiteralPath "$file.new" $file -Force }
    }
    Write-Log "$($rows.Count) orders, $($failed.Count) failed$($DryRun ? ' the check; nothing was sent' : '')."
    exit ((Test-OutcomeUnknown) ? 3 : [int] ($failed.Count -gt 0))
}
catch {
    Write-Log "Cannot run: $_"
    exit ((Test-OutcomeUnknown) ? 3 : 2)
}
