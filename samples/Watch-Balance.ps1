#Requires -Version 7.4

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
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Watch-Balance.ps1 -Minimum 25 -Panel panel.psd1
#>
[CmdletBinding()]
param(
    $Minimum = 10,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
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
