#requires -Version 7.4
<#
.SYNOPSIS
    Makes the pictures of the report in docs/images, with Chromium.
.DESCRIPTION
    Places orders at three local test panels, reads their statuses, asks for refills, and writes the report with Export-SmmReport.
    The orders are all sent in one minute, so the script spreads their times and balances over six weeks in the ledgers.
    Run dotnet build first.
.PARAMETER Path
    The folder of the pictures.
.PARAMETER Report
    Where the report itself is kept. By default it is not.
.PARAMETER Orders
    The number of orders at each panel.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'images'),
    [string] $Report,
    [int] $Orders = 600
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$tests = Join-Path (Split-Path $PSScriptRoot) 'tests/Module'
Import-Module "$tests/TestPanel.psm1", "$tests/Ledgers.psm1", "$tests/Browser.psm1"
Import-ModuleUnderTest

# The orders are checked against the catalog, which also estimates what they cost.
$PSDefaultParameterValues.Remove('New-SmmOrder:SkipValidation')
$page = $null
$file = if ($Report) { $Report } else { Join-Path ([IO.Path]::GetTempPath()) "report-$([guid]::NewGuid().ToString('N')).html" }
$days = 42
$tick = 864000000000
$start = [datetime]::UtcNow.Date.AddDays(-$days).Ticks
$services = @(1, 8, 9, 40, 50, 41, 60, 70, 80, 5)

# Some services are asked for more often than others, and more is sold at the end than at the beginning.
function New-Row([string] $Name, [int] $Number) {
    [pscustomobject] @{
        Reference = "$Name-$Number"
        ServiceId = $services[[Math]::Floor([Math]::Pow($Number * 37 % 100 / 100, 1.6) * $services.Count)]
        Link      = "https://example.com/$Name/$Number"
        Quantity  = 500 + $Number * 97 % 15 * 100
    }
}

# The panel's clock goes on while the orders are placed, so some of them are still under way at the end.
function Add-ShopOrder($Panel, [string] $Name) {
    $rows = foreach ($number in 1..$Orders) { New-Row $Name $number }
    $null = $rows | Select-Object -SkipLast ([int] ($Orders / 20)) | New-SmmOrder -Session $Name -ThrottleLimit 4
    Step-TestPanelClock $Panel ([timespan]::FromDays(20))
    $null = $rows | Select-Object -Last ([int] ($Orders / 20)) | New-SmmOrder -Session $Name -ThrottleLimit 4
    $statuses = @(Get-SmmOrderStatus -Session $Name)
    $null = $statuses | Where-Object { $_.Status -eq 'Completed' -and $_.OrderId % 9 -eq 0 } |
        Invoke-SmmRefill -Session $Name -ErrorAction SilentlyContinue
}

function Move-ShopTime([string] $Ledger, [string] $Currency, [int] $Deposit) {
    $connection = Open-LedgerFile $Ledger
    try {
        $null = Invoke-Sql $connection "
            UPDATE orders SET sent_at = $start + CAST($days.0 * $tick * pow(seq * 1.0 / (SELECT max(seq) FROM orders), 0.8) AS INTEGER);
            UPDATE orders SET finished_at = sent_at + (service_id % 7 + 1) * 36000000000 * (1 + seq * 7919 % 40) / 10 WHERE is_final = 1;
            UPDATE orders SET finished_at = min(finished_at, $start + $days * $tick);
            UPDATE order_statuses SET first_at = (SELECT coalesce(finished_at, sent_at) FROM orders WHERE seq = order_seq);
            INSERT OR IGNORE INTO order_statuses
                SELECT seq, 'In progress', sent_at + (finished_at - sent_at) / 10 FROM orders WHERE finished_at > sent_at;
            DELETE FROM balances;
            WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < $days - 1)
            INSERT INTO balances SELECT (SELECT min(id) FROM accounts), ($start + i * $tick) / 36000000000, '$Currency', $start + i * $tick,
                CAST(round($Deposit * (1 + i / 14)
                    - (SELECT coalesce(sum(CAST(charge AS REAL)), 0) FROM orders WHERE sent_at < $start + i * $tick), 2) AS TEXT)
                FROM d"
    }
    finally { $connection.Dispose() }
}

try {
    $shops = foreach ($shop in @(
            @{ Name = 'perfect'; Currency = 'USD'; Deposit = 350; Key = 'a' }
            @{ Name = 'backup'; Currency = 'USD'; Deposit = 300; Key = 'b' }
            @{ Name = 'euro-panel'; Currency = 'EUR'; Deposit = 280; Key = 'c' })) {
        $shop.Panel = Start-TestPanel -Key "key-of-$($shop.Key)" -Currency $shop.Currency
        Reset-TestPanel $shop.Panel
        $null = Invoke-RestMethod "$($shop.Panel.Control)funds?amount=5000" -Method Post
        $shop.Ledger = New-LedgerPath
        $null = Connect-TestPanel $shop.Panel -Name $shop.Name -LedgerPath $shop.Ledger -TimeoutSeconds 3
        $null = Get-SmmBalance -Session $shop.Name
        Add-ShopOrder $shop.Panel $shop.Name
        if ($shop.Name -eq 'backup') {
            Add-TestPanelFault $shop.Panel 'hang' -Action add -Times 1000
            $null = 1..2 | ForEach-Object { New-Row 'late' $_ } | New-SmmOrder -Session $shop.Name -ErrorAction SilentlyContinue
            Clear-TestPanelFault $shop.Panel
        }
        $shop
    }
    Get-SmmSession | Disconnect-SmmPanel
    foreach ($shop in $shops) {
        Move-ShopTime $shop.Ledger $shop.Currency $shop.Deposit
        $null = Connect-TestPanel $shop.Panel -Name $shop.Name -LedgerPath $shop.Ledger
    }

    Export-SmmReport $file -Title 'Orders of the last six weeks' -Force
    $page = Start-Page $file -Width 1100
    Save-PagePicture $page (Join-Path $Path 'report.png') -Clip @{ x = 0; y = 0; width = 1100; height = 1500 }
    Set-PageView $page -Width 1100 -Scheme dark
    $at = Invoke-PageScript $page @'
        new Promise(done => setTimeout(() => done(document.getElementById('services').getBoundingClientRect().top + scrollY), 500))
'@
    Save-PagePicture $page (Join-Path $Path 'report-dark.png') -Clip @{ x = 0; y = $at; width = 1100; height = 1300 }
    Set-PageView $page -Width 390
    Save-PagePicture $page (Join-Path $Path 'report-phone.png') -Clip @{ x = 0; y = 0; width = 390; height = 1100 }
}
finally {
    Stop-Page $page
    Get-SmmSession | Disconnect-SmmPanel
    if (-not $Report) { Remove-Item $file -ErrorAction Ignore }
}
