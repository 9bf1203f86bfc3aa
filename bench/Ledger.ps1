# Measures the order ledger with a million orders in it. Every figure is of this machine and this moment; see README.md.
[CmdletBinding()]
param(
    # How many orders the ledger has.
    [ValidateRange(1, 10000000)][int] $Orders = 1000000,

    # How many orders to place for the rates; the panel's account pays for a thousand twice.
    [ValidateRange(10, 1000)][int] $Placed = 500
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$tests = Join-Path (Split-Path $PSScriptRoot) 'tests/Module'
Import-Module "$tests/TestPanel.psm1", "$tests/Ledgers.psm1"
Import-ModuleUnderTest
$panel = Start-TestPanel
Reset-TestPanel $panel

# Every second order is finished, every hundredth of those Partial.
$insert = "
    INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, status, is_final)
    SELECT 1, 'ref-' || i, 1, 639000000000000000 + i, 1000000 + i, 1, 'https://example.com/' || i, 100,
        CASE WHEN i % 2 = 0 THEN NULL WHEN i % 100 = 1 THEN 'Partial' ELSE 'Completed' END, CASE WHEN i % 2 = 0 THEN NULL ELSE 1 END
    FROM n"

function Measure-Median([int] $Times, [scriptblock] $Script) {
    $all = foreach ($time in 1..$Times) { (Measure-Command $Script).TotalMilliseconds }
    @($all | Sort-Object)[[Math]::Floor($Times / 2)]
}

function Write-Figure([string] $What, [double] $Value, [string] $Unit) {
    [pscustomobject] @{ What = $What; Value = [Math]::Round($Value, 1); Unit = $Unit }
}

# From the start of the command in a fresh session, opened ledger and all, to the request at the panel; then it is stopped.
function Measure-FirstRequest([string] $Path) {
    Clear-TestPanelRequest $panel
    Add-TestPanelFault $panel hang -Times always
    $session = Connect-TestPanel $panel -LedgerPath $Path
    $runspace = New-TestRunspace
    $shell = [powershell]::Create($runspace)
    try {
        $null = Invoke-InRunspace $runspace '1'
        $null = $shell.AddScript('param($session) Get-SmmOrderStatus -Session $session').AddArgument($session)
        $begin = [datetime]::UtcNow
        $null = $shell.BeginInvoke()
        while (-not (Get-TestPanelRequest $panel)) { Start-Sleep -Milliseconds 50 }
        $shell.Stop()
        $first = @(Get-TestPanelRequest $panel)[0]
        if ($first.Ids.Count -ne 100) { throw "The first request has $($first.Ids.Count) ids." }
        ($first.ReceivedAt.ToUniversalTime() - $begin).TotalMilliseconds
    }
    finally { $shell.Dispose(); $runspace.Dispose(); Clear-TestPanelFault $panel }
}

function Measure-Rate([string] $Prefix, [switch] $WithReference) {
    $rows = foreach ($i in 1..$Placed) {
        $row = @{ ServiceId = 1; Link = "https://example.com/$Prefix/$i"; Quantity = 50 }
        if ($WithReference) { $row.Reference = "$Prefix-$i" }
        [pscustomobject] $row
    }
    $time = (Measure-Command { $script:placedNow = @($rows | New-SmmOrder) }).TotalSeconds
    if ($script:placedNow.Count -ne $Placed) { throw "Only $($script:placedNow.Count) orders were placed." }
    $Placed / $time
}

$path = New-LedgerPath
try {
    $time = Measure-Command { New-ManyOrderLedger $panel $path $Orders $insert }
    Write-Figure "Make a ledger of $Orders orders" $time.TotalMilliseconds ms
    Write-Figure 'Its file' ((Get-Item $path).Length / 1MB) MB

    Write-Figure 'Get-SmmOrderStatus, no ids, new session: first request at the panel' (Measure-FirstRequest $path) ms
    Write-Figure 'Get-SmmOrderStatus, no ids, again' (Measure-FirstRequest $path) ms
    $null = Connect-TestPanel $panel -LedgerPath $path
    $middle = [int] ($Orders / 2)
    Write-Figure 'Get-SmmOrder -Reference (first)' (Measure-Median 1 { Get-SmmOrder -Reference "ref-$middle" }) ms
    Write-Figure 'Get-SmmOrder -Reference (median of 25)' (Measure-Median 25 { Get-SmmOrder -Reference "ref-$middle" }) ms
    Write-Figure 'Get-SmmOrder by id (median of 25)' (Measure-Median 25 { Get-SmmOrder (1000000 + $middle) }) ms
    Write-Figure 'New-SmmOrder of a placed reference (median of 25)' (Measure-Median 25 {
            $again = New-SmmOrder 1 "https://example.com/$middle" 100 -Reference "ref-$middle"
            if (-not $again.AlreadyPlaced) { throw 'It was sent.' }
        }) ms

    Write-Figure "New-SmmOrder, $Placed new orders, ledger" (Measure-Rate ledger -WithReference) orders/s
    Write-Figure "New-SmmOrder, $Placed orders placed before" (Measure-Rate ledger -WithReference) orders/s
    Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name bare -NoLedger -SkipVerification
    Write-Figure "New-SmmOrder, $Placed new orders, -NoLedger" (Measure-Rate bare) orders/s
}
finally {
    Get-SmmSession | Disconnect-SmmPanel
    Stop-TestPanel $panel
    Remove-Item "$path*"
}
