# Placing orders one after the other, with the ledger (each is on the disk before it leaves) and without, beside Invoke-RestMethod.
param($Panel, [int] $Rounds)

$count = 200
$uri, $key = $Panel.Uri, $Panel.Key
$ledger = Join-Path ([IO.Path]::GetTempPath()) "smm-bench-$([guid]::NewGuid().ToString('N')).db"
$with = Connect-BenchPanel $Panel @{ PassThru = $true; LedgerPath = $ledger }
$without = Connect-SmmPanel -Uri $uri -ApiKey (ConvertTo-TestKey $key) -Name bare -NoLedger -PassThru
$script:run = 0

function New-Row {
    $script:run++
    foreach ($i in 1..$count) { [pscustomobject]@{ ServiceId = 1; Link = "https://example.com/$script:run/$i"; Quantity = 50 } }
}

try {
    $times = Measure-InTurn -Rounds $Rounds ([ordered]@{
            Ledger     = { $rows = New-Row; Measure-Block { $rows | New-SmmOrder -Session $with -ThrottleLimit 1 } $count }
            NoLedger   = { $rows = New-Row; Measure-Block { $rows | New-SmmOrder -Session $without -ThrottleLimit 1 } $count }
            RestMethod = {
                $rows = New-Row
                Measure-Block {
                    foreach ($row in $rows) {
                        Invoke-RestMethod $uri -Method Post -Body @{ key = $key; action = 'add'; service = $row.ServiceId; link = $row.Link; quantity = $row.Quantity }
                    }
                } $count
            }
        })
}
finally {
    Get-SmmSession | Disconnect-SmmPanel
    Remove-Item "$ledger*"
}

Save-Figure Orders @{ Rounds = $Rounds; Count = $count; Milliseconds = $times }
