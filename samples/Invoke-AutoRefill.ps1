#Requires -Version 7.4

<#
.SYNOPSIS
    Asks for the refills that are due: of the ledger's orders that ended not too long ago, of services that have a guarantee.
.DESCRIPTION
    The API does not tell today's count of a page, so nobody can see from here whether anything dropped: the panel decides, and says no where
    nothing is to be refilled, which is no failure. An order whose last refill is not over is not asked for again.

    An order counts as ended from the moment when its end was first seen, so run this (or Get-SmmOrderStatus) every few hours.

    Exit codes: 0 done, 1 some orders or refills failed, 2 the run could not begin or had to stop.
.PARAMETER Days
    For how many days after its end an order is refilled: the guarantee.
.PARAMETER WaitHours
    How many hours to leave between the end and the first refill, and between two refills. Most panels want a day.
.PARAMETER DailyLimit
    How many refills to ask for in 24 hours at most.
.PARAMETER Panel
    A .psd1 file with what Connect-SmmPanel is to be given: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Invoke-AutoRefill.ps1 -Days 30 -DailyLimit 50 -Panel panel.psd1
#>
[CmdletBinding()]
param(
    [double] $Days = 30,
    [double] $WaitHours = 24,
    [int] $DailyLimit = 100,
    [string] $Panel
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

try {
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    Connect-SmmPanel @connection
    $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+problems' }
    $problems = @()

    # What has ended since the last run, and which services have a guarantee.
    $null = Get-SmmOrderStatus @quietly
    $refillable = Get-SmmService -Refill @quietly | ForEach-Object ServiceId

    $now = [datetimeoffset]::UtcNow
    $end = $now.AddDays(-$Days)
    $wait = $now.AddHours(-$WaitHours)
    $orders = @(Get-SmmOrder -Status Completed; Get-SmmOrder -Status Partial).Where{ $_.ServiceId -in $refillable -and $_.StatusAt -ge $end }
    $due = $orders.Where{ $_.StatusAt -le $wait -and ($null -eq $_.RefillAt -or $_.RefillAt -le $wait) }

    # One refill at a time: what is not over, or cannot be looked at, is in the way.
    $refills = @($orders.Where{ $_.RefillId } | Get-SmmRefillStatus @quietly)
    foreach ($refill in $refills) { Write-Log "Refill $($refill.RefillId): $($refill.Status)" }
    $over = $refills | Where-Object IsFinal | ForEach-Object RefillId
    $due = $due.Where{ -not $_.RefillId -or $_.RefillId -in $over }

    # In any order, so that those the panel refuses do not keep the others waiting for ever.
    $left = [Math]::Max(0, $DailyLimit - $orders.Where{ $_.RefillAt -gt $now.AddDays(-1) }.Count)
    foreach ($refill in $due | Sort-Object { Get-Random } | Select-Object -First $left | Invoke-SmmRefill @quietly) {
        Write-Log "Order $($refill.OrderId): refill $($refill.RefillId) asked for."
    }

    foreach ($problem in $problems) { Write-Log "$($problem.FullyQualifiedErrorId.Split(',')[0]): $problem" }
    $failed = @($problems).Where{ $_.FullyQualifiedErrorId -notlike 'RefillNotAllowed,*' }
    Write-Log "$($due.Count) orders due, at most $left of them to be asked for, $($failed.Count) failed."
    exit [int] ($failed.Count -gt 0)
}
catch {
    Write-Log "Cannot run: $_"
    exit 2
}
