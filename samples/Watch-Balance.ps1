#Requires -Version 7.4
#Requires -Modules SimpleSmm

<#
.SYNOPSIS
    Raises an alarm when the balance of an account is low.
.DESCRIPTION
    Exit codes: 0 the balance is sufficient, 1 the balance is low, 2 the balance could not be read.
.PARAMETER Minimum
    The minimum balance, in the account's currency.
.PARAMETER Panel
    A .psd1 file with the parameters of Connect-SmmPanel: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.PARAMETER Unknown
    Arguments that are not parameters of this script. They end the run with 2, so that a mistyped parameter is noticed.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Watch-Balance.ps1 -Minimum 25 -Panel panel.psd1
#>
[CmdletBinding()]
param(
    [object] $Minimum = 10,
    [string] $Panel,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Unknown
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText' # No escape sequences in a log.

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    if ($Unknown) { throw "Unknown arguments: $Unknown. Get-Help $PSCommandPath lists the parameters." }
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    # A relative path in the file begins at the folder of the file.
    if ($connection['LedgerPath'] -and -not [IO.Path]::IsPathRooted($connection['LedgerPath']) -and $connection['LedgerPath'] -notlike '~*') {
        $connection['LedgerPath'] = Join-Path (Split-Path (Convert-Path $Panel)) $connection['LedgerPath']
    }
    Connect-SmmPanel @connection
    $limit = [SimpleSmm.MoneyAmount]::new($Minimum).Read('minimum')
    $account = Get-SmmBalance

    $isLow = $account.Balance -lt $limit
    Write-Log "$($isLow ? 'LOW BALANCE' : 'Balance'): $($account.Balance) $($account.Currency) at $($account.Session), the minimum is $limit."
    exit [int] $isLow
}
catch {
    Write-Log "Cannot run: $_"
    exit 2
}
