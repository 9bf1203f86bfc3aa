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
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$PanelPath`" --orders 250 --key demo-key")
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    [Diagnostics.Process]::Start($start)
}

# Shows a command as if it had been typed, and its output. Dot-source this function, so that its variables remain.
function Invoke-Shown([scriptblock] $Command) {
    Write-Host "`nPS> $("$Command".Trim())" -ForegroundColor Cyan
    . $Command | Out-Host
}

$panel = Start-Panel
try {
    $address = $panel.StandardOutput.ReadLine()
    $control = [uri]::new([uri] $address, '/control/requests')
    $key = ConvertTo-SecureString 'demo-key' -AsPlainText -Force
    Import-Module $ModulePath -Force

    . Invoke-Shown { Connect-SmmPanel -ApiKey $key -Uri $address -Name demo }
    . Invoke-Shown { Get-SmmService -Category 'Instagram Followers' -Refill }
    . Invoke-Shown {
        [pscustomobject]@{ ServiceId = 1; Link = 'https://example.com/first'; Quantity = 100 },
        [pscustomobject]@{ ServiceId = 1; Link = 'https://example.com/second'; Quantity = 250 } | New-SmmOrder -OutVariable placed
    }

    $null = Invoke-RestMethod $control -Method Delete
    . Invoke-Shown { $statuses = 1..250 | Get-SmmOrderStatus; $statuses | Group-Object Status -NoElement | Sort-Object Count -Descending }
    foreach ($request in (Invoke-RestMethod $control)) { Write-Host "The panel saw: $($request.fields.action) with $($request.ids.Count) ids" -ForegroundColor Green }

    . Invoke-Shown { $statuses | Where-Object Status -eq Partial | Invoke-SmmRefill -ErrorAction SilentlyContinue -ErrorVariable refused | Get-SmmRefillStatus | Select-Object -First 5 }
    Write-Host "$($refused.Count) refused; the first: $($refused[0])" -ForegroundColor Green
    . Invoke-Shown { $placed[1] | Stop-SmmOrder }
    . Invoke-Shown { Get-SmmBalance }
}
finally {
    $panel.StandardInput.Close()
    $panel.WaitForExit()
}
