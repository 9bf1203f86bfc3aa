#Requires -Version 7.4

<#
.SYNOPSIS
    Shows the main tasks on a local test panel, without real money, and the requests that were sent.
.PARAMETER ModulePath
    The module to import.
.PARAMETER PanelPath
    The test panel's SimpleSmm.TestPanel.dll. It listens on a free port of this machine and stops with this script.
.EXAMPLE
    ./build.ps1 Demo
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $ModulePath,
    [Parameter(Mandatory)][string] $PanelPath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Start-Panel {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$(Convert-Path $PanelPath)`" --orders 250 --key demo-key")
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    [Diagnostics.Process]::Start($start)
}

# Shows a command as if it had been typed, and its output. Dot-source this function, so that its variables remain.
function Invoke-Shown([scriptblock] $Command) {
    Write-Host "`nPS> $("$Command".Trim() -replace '(?m)^ {8}', '    ')" -ForegroundColor Cyan
    . $Command | Out-Host
}

# The orders of a demo do not belong in the ledger of the account that runs it.
$ledger = $env:SMM_LEDGER_PATH
$folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-demo-$PID"
$panel = Start-Panel
try {
    $env:SMM_LEDGER_PATH = Join-Path $folder orders.db
    $address = $panel.StandardOutput.ReadLine()
    $control = [uri]::new([uri] $address, '/control/requests')
    $key = ConvertTo-SecureString 'demo-key' -AsPlainText -Force
    Import-Module (Convert-Path $ModulePath) -Force

    . Invoke-Shown { Connect-SmmPanel -ApiKey $key -Uri $address -Name demo }
    . Invoke-Shown { Get-SmmService -Category 'Instagram Followers' -Refill }
    . Invoke-Shown {
        [pscustomobject]@{ ServiceId = 1; Link = 'https://example.com/first'; Quantity = 100 },
        [pscustomobject]@{ ServiceId = 1; Link = 'https://example.com/second'; Quantity = 250 } |
            New-SmmOrder -OutVariable placed
    }

    $null = Invoke-RestMethod $control -Method Delete
    . Invoke-Shown {
        $statuses = 1..250 | Get-SmmOrderStatus
        $statuses | Group-Object Status -NoElement | Sort-Object Count -Descending
    }
    $requests = Invoke-RestMethod $control
    $sizes = $requests.ForEach{ $_.ids.Count } | Sort-Object -Descending
    Write-Host "The panel saw $($requests.Count) requests, with $($sizes -join ', ') ids." -ForegroundColor Green

    . Invoke-Shown {
        $partial = $statuses | Where-Object Status -eq Partial
        $partial | Invoke-SmmRefill -ErrorAction SilentlyContinue -ErrorVariable refused |
            Get-SmmRefillStatus | Select-Object -First 5
    }
    Write-Host "$($refused.Count) are refused, each with an error of its own. The first: $($refused[0])" -ForegroundColor Green
    . Invoke-Shown { $placed[1] | Stop-SmmOrder }
    . Invoke-Shown { Get-SmmBalance }
}
finally {
    Get-SmmSession -Name demo -ErrorAction Ignore | Disconnect-SmmPanel
    $panel.StandardInput.Close()
    $panel.WaitForExit()
    $env:SMM_LEDGER_PATH = $ledger
    if (Test-Path $folder) { Remove-Item $folder -Recurse }
}
