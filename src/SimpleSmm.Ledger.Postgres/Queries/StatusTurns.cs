using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Gives the turns to read orders to workers. Each call is one statement that takes what is free and passes over what another worker is
/// taking, so a worker never waits for another one, whatever happens to it.
/// </summary>
internal sealed class StatusTurns(ServerDatabase database, long account)
{
    private const string Unfinished = "o.account = $1 AND o.state = 1 AND o.is_final IS NOT TRUE AND o.order_id <> 0";

    private const string Add =
        "INSERT INTO status_turns (order_seq) SELECT o.seq FROM orders o WHERE " + Unfinished + " AND ($2::bigint[] IS NULL "
        + "OR o.order_id = ANY($2::bigint[])) AND NOT EXISTS (SELECT 1 FROM status_turns t WHERE t.order_seq = o.seq) ORDER BY o.seq "
        + "ON CONFLICT DO NOTHING";

    // A turn ends with the connection of its worker, which has an advisory lock, or at its time.
    private const string Workers =
        "WITH workers AS MATERIALIZED (SELECT (classid::bigint << 32) | objid::bigint AS owner FROM pg_locks "
        + "WHERE locktype = 'advisory' AND objsubid = 1 AND mode = 'ExclusiveLock' AND granted "
        + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())), ";

    private const string IsFree =
        "(t.until <= " + ServerSchema.Now + " OR NOT EXISTS (SELECT 1 FROM workers WHERE workers.owner = t.owner))";

    // Two minutes, in ticks.
    private const string Until = ServerSchema.Now + " + 1200000000";

    private const string TakeNext =
        Workers + "free AS MATERIALIZED (SELECT t.order_seq, o.order_id, o.sent_at FROM orders o JOIN status_turns t "
        + "ON t.order_seq = o.seq WHERE " + Unfinished + " AND (o.sent_at, o.seq) > ($2, $3) AND t.round IS DISTINCT FROM $4::bigint "
        + "AND t.read_at <= $5::bigint - CASE WHEN t.owner = $6::bigint THEN 0 ELSE $7::bigint END AND " + IsFree
        + " ORDER BY o.sent_at, o.seq LIMIT $8 FOR UPDATE OF t SKIP LOCKED), "
        + "taken AS (UPDATE status_turns t SET owner = $6::bigint, round = $4::bigint, until = " + Until
        + " FROM free WHERE t.order_seq = free.order_seq) SELECT sent_at, order_seq, order_id FROM free ORDER BY sent_at, order_seq";

    private const string TakeDue =
        Workers + "due AS (SELECT * FROM unnest($2::bigint[], $3::bigint[]) AS due (id, pause)), "
        + "free AS MATERIALIZED (SELECT t.order_seq, o.order_id FROM due JOIN orders o ON o.order_id = due.id JOIN status_turns t "
        + "ON t.order_seq = o.seq WHERE " + Unfinished + " AND t.read_at <= " + ServerSchema.Now
        + " - CASE WHEN t.owner = $4::bigint THEN due.pause / 4 * 3 ELSE due.pause END AND " + IsFree + " FOR UPDATE OF t SKIP LOCKED), "
        + "taken AS (UPDATE status_turns t SET owner = $4::bigint, round = NULL, until = " + Until
        + " FROM free WHERE t.order_seq = free.order_seq) SELECT order_id FROM free";

    private const string Known =
        "SELECT o.order_id, o.status, o.is_final, o.charge, o.start_count, o.remains, o.currency, "
        + "CASE WHEN t.read_at > 0 THEN greatest(" + ServerSchema.Now + " - t.read_at, 0) END "
        + "FROM orders o LEFT JOIN status_turns t ON t.order_seq = o.seq WHERE o.account = $1 AND o.state = 1 AND o.order_id = ANY($2)";

    private const string EndOwn =
        "UPDATE status_turns SET until = 0, read_at = CASE WHEN $4 THEN " + ServerSchema.Now + " ELSE read_at END "
        + "WHERE owner = $3 AND order_seq IN (SELECT seq FROM orders WHERE account = $1 AND order_id = ANY($2))";

    public IEnumerable<IReadOnlyList<UnfinishedOrder>> TakeUnfinished(TimeSpan round, int block)
    {
        var number = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8), 0);
        var start = database.Read(connection =>
        {
            connection.Run(Add, account, null);
            return Convert.ToInt64(connection.Scalar("SELECT " + ServerSchema.Now), CultureInfo.InvariantCulture);
        });

        // What a worker left that went away meanwhile is found in another pass.
        var (place, some) = ((SentAt: long.MinValue, Sequence: 0L), false);
        while (true)
        {
            var page = database.Read(connection => connection.Rows(
                TakeNext, row => (SentAt: row.GetInt64(0), Sequence: row.GetInt64(1), Id: row.GetInt64(2)), account, place.SentAt,
                place.Sequence, number, start, connection.Owner, round.Ticks, (long)block));
            if (page.Count > 0)
                yield return page.ConvertAll(row => new UnfinishedOrder(row.Id, new DateTimeOffset(row.SentAt, TimeSpan.Zero)));
            some |= page.Count > 0;
            if (page.Count == block) place = (page[block - 1].SentAt, page[block - 1].Sequence);
            else if (some && place.SentAt != long.MinValue) (place, some) = ((long.MinValue, 0), false);
            else yield break;
        }
    }

    public IReadOnlyList<StatusTurn> Take(IReadOnlyList<DueOrder> orders)
    {
        var (ids, pauses) = (new long[orders.Count], new long[orders.Count]);
        for (var i = 0; i < ids.Length; i++) (ids[i], pauses[i]) = (orders[i].OrderId, orders[i].Interval.Ticks);
        var turns = new Dictionary<long, StatusTurn>(ids.Length);
        database.Read(connection =>
        {
            connection.Run(Add, account, ids);
            foreach (var id in connection.Rows(TakeDue, row => row.GetInt64(0), account, ids, pauses, connection.Owner))
                turns[id] = new StatusTurn(id, IsTaken: true, null, null);
            var others = Array.FindAll(ids, id => !turns.ContainsKey(id));
            if (others.Length == 0) return true;
            foreach (var turn in connection.Rows(Known, Read, account, others)) turns[turn.OrderId] = turn;
            return true;
        });
        return [.. turns.Values];
    }

    public void End(IReadOnlyList<long> orderIds, bool wereRead)
    {
        if (orderIds.Count == 0) return;
        long[] ids = [.. orderIds];
        database.Read(connection => connection.Run(EndOwn, account, ids, connection.Owner, wereRead));
    }

    private static StatusTurn Read(Npgsql.NpgsqlDataReader row)
    {
        var id = row.GetInt64(0);
        var age = row.IsDBNull(7) ? (TimeSpan?)null : new TimeSpan(row.GetInt64(7));
        return new StatusTurn(id, IsTaken: false, row.IsDBNull(1) ? null : StatusOf(id, row), age);
    }

    private static OrderStatus StatusOf(long id, Npgsql.NpgsqlDataReader row) => new()
    {
        OrderId = id,
        Status = row.GetString(1),
        IsFinal = !row.IsDBNull(2) && row.GetBoolean(2),
        Charge = row.IsDBNull(3) ? null : row.GetDecimal(3),
        StartCount = row.IsDBNull(4) ? null : row.GetInt64(4),
        Remains = row.IsDBNull(5) ? null : row.GetInt64(5),
        Currency = row.IsDBNull(6) ? null : row.GetString(6),
        AdditionalData = new Dictionary<string, object?>(),
    };
}
