# Simulates the ledger of a large fleet: a PostgreSQL server with millions of orders, what it takes on the disk, what each command takes then,
# and 100 connections that claim and record orders. Writes one figure a line. It needs Linux and PostgreSQL with pgbench; see README.md.
[CmdletBinding()]
param(
    # How many orders the ledger has, at each of the measurements.
    [ValidateRange(1, 100000000)][int[]] $Orders = @(100000, 1000000, 5000000),

    # How many connections place orders at the same time.
    [ValidateRange(1, 1000)][int] $Connections = 100,

    # The rates of orders a second to try: 10 million a day are 116, and five times that at the busiest time. 0 is as fast as it goes.
    [int[]] $Rates = @(116, 580, 0),

    # How long each rate is tried, in seconds.
    [ValidateRange(1, 3600)][int] $Seconds = 20
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
Import-Module "$root/tests/Module/TestPanel.psm1", "$PSScriptRoot/Postgres.psm1"
Import-ModuleUnderTest
$postgres = Start-BenchPostgres "max_connections=$($Connections + 20)", 'shared_buffers=1GB', 'max_wal_size=4GB'
$filled = 0

function Invoke-Sql([string] $Sql) { Invoke-Postgres psql -h 127.0.0.1 -p $postgres.Port -U smm -d postgres -qAtX -v ON_ERROR_STOP=1 -c $Sql }

function Write-Figure([string] $What, [double] $Value, [string] $Unit) {
    [pscustomobject] @{ Orders = $filled; What = $What; Value = [Math]::Round($Value, 1); Unit = $Unit }
}

function Write-Median([string] $What, [scriptblock] $Script, [int] $Times = 9) {
    $all = foreach ($time in 1..$Times) { (Measure-Command $Script).TotalMilliseconds }
    Write-Figure $What @($all | Sort-Object)[[Math]::Floor($Times / 2)] ms
}

# Orders of the last 24 hours, one of 50 unfinished, each with the three statuses that it had.
function Add-Order([int] $From, [int] $To) {
    $now = [datetime]::UtcNow.Ticks
    $null = Invoke-Sql "
        WITH new AS (
            INSERT INTO simplesmm.orders (account, reference, state, sent_at, order_id, service_id, link, quantity, estimated_charge,
                currency, owner, owner_name, token, status, is_final, charge, start_count, remains, status_at, highest_charge, finished_at)
            SELECT (SELECT id FROM simplesmm.accounts), 'customer-4711-' || i, 1, $now - 864000000000 + (i - $From) * 864000000000 / $($To - $From + 1),
                70000000 + i, 1 + i % 500, 'https://example.com/p/' || md5(i::text), 100 + i % 900, 0.4567, 'USD', 1,
                'Process 4711 on worker-01', substr(md5(i::text), 1, 22), CASE WHEN i % 50 = 0 THEN 'In progress' ELSE 'Completed' END,
                i % 50 <> 0, 0.4567, 1234, CASE WHEN i % 50 = 0 THEN 50 ELSE 0 END, $now, 0.4567, CASE WHEN i % 50 = 0 THEN NULL ELSE $now END
            FROM generate_series($From, $To) AS i RETURNING seq, is_final, sent_at)
        INSERT INTO simplesmm.order_statuses
        SELECT seq, status, sent_at FROM new, unnest(ARRAY['Pending', 'In progress', 'Completed']) AS status WHERE is_final OR status <> 'Completed'"
    $null = Invoke-Sql 'ANALYZE'
}

function Measure-Size {
    $count = [double] (Invoke-Sql 'SELECT count(*) FROM simplesmm.orders')
    $sizes = Invoke-Sql "
        SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relnamespace = 'simplesmm'::regnamespace AND relkind IN ('r', 'i')
            AND pg_relation_size(oid) > 1000000 ORDER BY 2 DESC"
    foreach ($line in $sizes) {
        $name, $bytes = $line.Split('|')
        Write-Figure "Size of $name" ([double] $bytes / $count) 'bytes per order'
    }
    Write-Figure 'Size of all' ([double] (Invoke-Sql "SELECT pg_database_size('postgres')") / $count) 'bytes per order'
}

function Measure-Reading {
    Write-Median 'Get-SmmOrder -Reference' { Get-SmmOrder -Reference "customer-4711-$($filled / 2)" }
    Write-Median 'Get-SmmOrder by id' { Get-SmmOrder (70000000 + $filled / 2) }
    Write-Median 'Get-SmmOrder -Last 100' { Get-SmmOrder -Last 100 }
    Write-Median 'Get-SmmOrder -Outcome Unknown' { Get-SmmOrder -Outcome Unknown }
    Write-Median 'Measure-SmmOrder' { Measure-SmmOrder } -Times 3
    Write-Median 'Measure-SmmOrder -By Service' { Measure-SmmOrder -By Service } -Times 3
}

# A claim and its outcome, like the ledger's own statements, each in a transaction of its own: a worker with one order at a time.
$script = "$($postgres.Folder)/place.sql"
Set-Content $script @'
\set n random(1, 1000000000000)
SET search_path = simplesmm;
WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('load-:n', 1)) AS is_ours),
new AS (INSERT INTO orders (account, reference, state, sent_at, service_id, link, quantity, estimated_charge, currency, owner, owner_name, token)
SELECT (SELECT id FROM accounts), 'load-:n', 0, 621355968000000000 + (extract(epoch FROM clock_timestamp()) * 10000000)::bigint, 1 + :n % 500,
'https://example.com/p/:n', 100, 0.4567, 'USD', :client_id, 'Process 4711 on worker-01', 'token-:n' FROM turn WHERE is_ours
ON CONFLICT DO NOTHING RETURNING sent_at) SELECT is_ours, (SELECT sent_at FROM new) FROM turn;
UPDATE orders SET state = 1, order_id = :n WHERE account = (SELECT id FROM accounts) AND reference = 'load-:n' AND token = 'token-:n'
AND state IN (0, 3) RETURNING *;
'@

function Measure-Load([int] $Rate) {
    $log = "$($postgres.Folder)/load-$Rate"
    $before = Invoke-Sql 'SELECT pg_current_wal_lsn()'
    $limit = if ($Rate) { '-R', $Rate } else { @() }
    $report = Invoke-Postgres pgbench -h 127.0.0.1 -p $postgres.Port -U smm -n -c $Connections -j 2 -T $Seconds -f $script -l "--log-prefix=$log" @limit postgres
    $times = @(Get-ChildItem "$log*" | Get-Content).ForEach{ [double] $_.Split(' ')[2] / 1000 } | Sort-Object
    $wal = [double] (Invoke-Sql "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '$before')")
    $what = "$Connections connections, $($Rate ? "$Rate orders a second wanted" : 'as fast as it goes')"
    $null = "$report" -match 'tps = ([\d.]+)'
    Write-Figure "$what`: placed" $Matches[1] 'orders a second'
    Write-Figure "$what`: median of claim and record" $times[$times.Count / 2] ms
    Write-Figure "$what`: 99 % of them" $times[$times.Count * 0.99] ms
    Write-Figure "$what`: log" ($wal / $times.Count) 'bytes per order'
}

try {
    # The module makes the tables and the account.
    $key = ConvertTo-TestKey 'scale-key'
    Connect-SmmPanel -Uri https://panel.example/api/v2 -ApiKey $key -SkipVerification -LedgerConnection $postgres.Connection
    $null = Get-SmmOrder -First 1
    foreach ($count in $Orders) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        for ($from = $filled + 1; $from -le $count; $from += 500000) { Add-Order $from ([Math]::Min($from + 499999, $count)) }
        $filled = $count
        Write-Figure 'Filled in' $clock.Elapsed.TotalSeconds s
        $null = Invoke-Sql 'CHECKPOINT'
        Measure-Size
        Measure-Reading
        foreach ($rate in $Rates) { Measure-Load $rate }
    }

    $dump = "$($postgres.Folder)/dump"
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $null = Invoke-Postgres pg_dump -h 127.0.0.1 -p $postgres.Port -U smm -n simplesmm -Fc -f $dump postgres
    Write-Figure 'pg_dump -Fc' $clock.Elapsed.TotalSeconds s
    Write-Figure 'pg_dump -Fc: file' ((Get-Item $dump).Length / $filled) 'bytes per order'
    $clock.Restart()
    Remove-SmmOrder -Before ([datetime]::Now.AddHours(-18)) -Confirm:$false
    Write-Figure 'Remove-SmmOrder -Before, about a quarter of them' $clock.Elapsed.TotalSeconds s
    $clock.Restart()
    $null = Invoke-Sql 'VACUUM ANALYZE simplesmm.orders, simplesmm.order_statuses'
    Write-Figure 'VACUUM after it' $clock.Elapsed.TotalSeconds s
}
finally {
    Get-SmmSession | Disconnect-SmmPanel
    Stop-BenchPostgres $postgres
}
