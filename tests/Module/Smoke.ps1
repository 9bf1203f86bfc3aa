#Requires -Version 5.1
<#
.SYNOPSIS
    Does with an installed SimpleSmm what its users do first, and writes what it saw as one JSON object. For PowerShell 7 and Windows PowerShell.
.PARAMETER ModulePath
    The folder of modules to find it in, and no other but PowerShell's own.
.PARAMETER PanelUri
    A test panel's address.
.PARAMETER LedgerPath
    A ledger's file, which is made.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $ModulePath,
    [Parameter(Mandatory)][string] $PanelUri,
    [Parameter(Mandatory)][string] $LedgerPath,
    [string] $Key = 'test-key'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$env:PSModulePath = $ModulePath + [IO.Path]::PathSeparator + (Join-Path $PSHOME 'Modules')

Import-Module SimpleSmm
$module = Get-Module SimpleSmm

# A panel in memory.
Connect-SmmPanel -Sandbox
$sandboxOrder = New-SmmOrder -ServiceId 1 -Link https://example.com/a -Quantity 100
$sandboxStatus = $sandboxOrder | Get-SmmOrderStatus

# A panel on a socket, and a ledger on the disk: the second order under the same reference is the first one.
$secret = New-Object securestring
foreach ($character in $Key.ToCharArray()) { $secret.AppendChar($character) }
Connect-SmmPanel -Uri $PanelUri -ApiKey $secret -LedgerPath $LedgerPath
$first = New-SmmOrder -ServiceId 1 -Link https://example.com/b -Quantity 100 -Reference smoke-1
$again = New-SmmOrder -ServiceId 1 -Link https://example.com/b -Quantity 100 -Reference smoke-1
$status = @(Get-SmmOrderStatus)
$missing = $null
Get-SmmOrderStatus 999999999 -ErrorAction SilentlyContinue -ErrorVariable missing

ConvertTo-Json -Compress ([ordered] @{
        PowerShell    = "$($PSVersionTable.PSVersion)"
        Framework     = [SimpleSmm.PanelSession].Assembly.GetCustomAttributes([Runtime.Versioning.TargetFrameworkAttribute], $false)[0].FrameworkName
        Base          = $module.ModuleBase
        Version       = "$($module.Version)"
        Commands      = @(Get-Command -Module SimpleSmm).Count
        SandboxState  = "$($sandboxOrder.Outcome)"
        SandboxStatus = $sandboxStatus.Status
        Balance       = (Get-SmmBalance).Balance
        Outcome       = "$($first.Outcome)"
        OrderId       = $first.OrderId
        OrderIdAgain  = $again.OrderId
        StatusIds     = @($status | ForEach-Object { $_.OrderId })
        ErrorId       = $missing[0].FullyQualifiedErrorId
        Table         = ($status | Out-String).Trim()
    })
