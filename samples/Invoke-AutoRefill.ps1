#Requires -Version 7.4
#Requires -Modules SimpleSmm

<#
.SYNOPSIS
    Requests the refills that are due: for the ledger's orders that ended recently, if their service has a guarantee.
.DESCRIPTION
    The API does not report the current count of a link, so this script cannot see whether it dropped. The panel decides; if it rejects a
    refill because nothing is missing, that does not count as a failure. An order with an unfinished refill is skipped.

    An order counts as ended when its final status is first read, so run this script (or Get-SmmOrderStatus) every few hours.

    Exit codes: 0 done, 1 some orders or refills failed, 2 the run could not start or was stopped by an error, 3 the outcome of a refill is
    unknown. With a ledger on a server, such a refill is not requested again, and each run ends with 3 until a person has looked at the
    panel and requests it with Invoke-SmmRefill -Force.
.PARAMETER Days
    The number of days after its end in which an order is refilled: the guarantee.
.PARAMETER WaitHours
    The number of hours between the end and the first refill, and between two refills. Most panels require a day.
.PARAMETER DailyLimit
    The maximum number of refills to request in 24 hours.
.PARAMETER Panel
    A .psd1 file with the parameters of Connect-SmmPanel: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.PARAMETER Unknown
    Arguments that are not parameters of this script. They end the run with 2, so that a mistyped parameter is noticed.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Invoke-AutoRefill.ps1 -Days 30 -DailyLimit 50 -Panel panel.psd1
#>
[CmdletBinding()]
param(
    [object] $Days = 30,
    [object] $WaitHours = 24,
    [object] $DailyLimit = 100,
    [string] $Panel,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Unknown
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText' # No escape sequences in a log.

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }
function Test-OutcomeUnknown { @($problems).Where{ $_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like 'OutcomeUnknown,*' }.Count -gt 0 }

$problems = @()

try {
    if ($Unknown) { throw "Unknown arguments: $Unknown. Get-Help $PSCommandPath lists the parameters." }
    [double] $Days = $Days
    [double] $WaitHours = $WaitHours
    [int] $DailyLimit = $DailyLimit
    $connection = if ($Panel) { Import-PowerShellDataFile $Panel } else { @{ FromEnvironment = $true } }
    # A relative path in the file begins at the folder of the file.
    if ($connection['LedgerPath'] -and -not [IO.Path]::IsPathRooted($connection['LedgerPath']) -and $connection['LedgerPath'] -notlike '~*') {
        $connection['LedgerPath'] = Join-Path (Split-Path (Convert-Path $Panel)) $connection['LedgerPath']
    }
    Connect-SmmPanel @connection
    $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+problems' }

    # Update the statuses of the unfinished orders, and find the services that have a guarantee.
    $null = Get-SmmOrderStatus @quietly
    $refillable = Get-SmmService -Refill @quietly | ForEach-Object ServiceId

    $now = Get-Date
    $end = $now.AddDays(-$Days)
    $wait = $now.AddHours(-$WaitHours)
    $orders = @(Get-SmmOrder -Status Completed, Partial).Where{ $_.ServiceId -in $refillable -and $_.StatusAt -ge $end }
    $due = $orders.Where{ $_.StatusAt -le $wait -and ($null -eq $_.RefillAt -or $_.RefillAt -le $wait) }

    # Request one refill at a time: skip orders whose last refill is not finished or cannot be read.
    $refills = @($orders.Where{ $_.RefillId } | Get-SmmRefillStatus @quietly)
    foreach ($refill in $refills) { Write-Log "Refill $($refill.RefillId): $($refill.Status)" }
    $over = $refills | Where-Object IsFinal | ForEach-Object RefillId
    $due = $due.Where{ -not $_.RefillId -or $_.RefillId -in $over }

    # Use a random order, so that orders that the panel rejects do not block the others forever.
    $left = [Math]::Max(0, $DailyLimit - $orders.Where{ $_.RefillAt -gt $now.AddDays(-1) }.Count)
    foreach ($refill in $due | Sort-Object { Get-Random } | Select-Object -First $left | Invoke-SmmRefill @quietly) {
        Write-Log "Order $($refill.OrderId): refill $($refill.RefillId) was requested."
    }

    foreach ($problem in $problems) {
        $code = $problem.FullyQualifiedErrorId.Split(',')[0]
        $advice = if ($code -eq 'OutcomeUnknown') { " $($problem.ErrorDetails.RecommendedAction)" }
        Write-Log "${code}: $problem$advice"
    }
    $failed = @($problems).Where{ $_.FullyQualifiedErrorId -notlike 'RefillNotAllowed,*' }
    Write-Log "$($due.Count) orders due, at most $left of them requested, $($failed.Count) failed."
    exit ((Test-OutcomeUnknown) ? 3 : [int] ($failed.Count -gt 0))
}
catch {
    Write-Log "Cannot run: $_"
    exit ((Test-OutcomeUnknown) ? 3 : 2)
}
