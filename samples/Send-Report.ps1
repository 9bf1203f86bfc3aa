#Requires -Version 7.4
#Requires -Modules SimpleSmm

<#
.SYNOPSIS
    Writes the report of the last days, for a weekly task.
.DESCRIPTION
    Reads the balance and the statuses of each panel, then writes one HTML file. An earlier file is replaced whole, or it stays as it was.
    Exit codes: 0 the report was written, 1 it was written but a panel could not be read, 2 it was not written,
    3 it was written and has orders whose outcome is unknown.

    The script does not send mail, because every company does it in another way. The place for it is marked below.
.PARAMETER Path
    The file to write.
.PARAMETER Days
    The days before now that the report is about.
.PARAMETER Panel
    Files with the parameters of Connect-SmmPanel (.psd1), separated by commas: Uri, Name, SecretName or FromEnvironment, and so on.
    Without it: the documented panel, with the key in the environment variable SMM_API_KEY.
.PARAMETER Unknown
    Arguments that are not parameters of this script. They end the run with 2, so that a mistyped parameter is noticed.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Send-Report.ps1 -Path report.html -Panel main.psd1,backup.psd1
#>
[CmdletBinding()]
param(
    [string] $Path,
    [object] $Days = 7,
    [string] $Panel,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Unknown
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText' # No escape sequences in a log.

function Write-Log([string] $Text) { Write-Host "$(Get-Date -AsUTC -Format u) $Text" }

function Connect-Panel([string] $File) {
    $connection = if ($File) { Import-PowerShellDataFile $File } else { @{ FromEnvironment = $true } }
    # A relative path in the file begins at the folder of the file.
    $ledger = $connection['LedgerPath']
    if ($ledger -and -not [IO.Path]::IsPathRooted($ledger) -and $ledger -notlike '~*') {
        $connection['LedgerPath'] = Join-Path (Split-Path (Convert-Path $File)) $ledger
    }
    Connect-SmmPanel @connection -PassThru
}

try {
    if ($Unknown) { throw "Unknown arguments: $Unknown. Get-Help $PSCommandPath lists the parameters." }
    if (-not $Path) { throw '-Path is missing: the file to write.' }
    $since = (Get-Date).AddDays(-[int] $Days)
    $sessions = @(foreach ($file in "$Panel" -split ',') { Connect-Panel $file.Trim() })
    $failed = $false
    foreach ($session in $sessions) {
        try {
            $null = Get-SmmBalance -Session $session
            $null = Get-SmmOrderStatus -Session $session
        }
        catch {
            Write-Log "$($session.Name) could not be read, so its numbers are older: $_"
            $failed = $true
        }
    }

    $title = "Orders of the last $Days days"
    $report = Export-SmmReport $Path -Session $sessions -Since $since -Title $title -Force -PassThru -WarningAction Ignore
    Write-Log "Wrote $($report.Name), $([Math]::Ceiling($report.Length / 1KB)) KB."

    # The place for your mail or chat, for example: Send-MailKitMessage @mail -AttachmentList $report.FullName

    $open = @(Get-SmmOrder -Outcome Unknown -Session $sessions).Count
    if ($open) { Write-Log "$open orders have an unknown outcome. The report has the commands that settle them." }
    exit $(if ($open) { 3 } else { [int] $failed })
}
catch {
    Write-Log "Cannot run: $_"
    exit 2
}
