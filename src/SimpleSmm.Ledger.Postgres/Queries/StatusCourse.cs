using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Counts in one statement how orders went from one status to the next.</summary>
internal sealed class StatusCourse(ServerDatabase database, long account)
{
    // An order that came back to its present status counts in it since it was first seen there, because when it came back is not known.
    private const string Changes =
        """
        WITH sent AS (
            SELECT seq, state, sent_at, orders.status, first_at AS last_at
            FROM orders LEFT JOIN order_statuses AS last
                ON state = 1 AND order_seq = seq AND lower(last.status) = lower(orders.status)
            WHERE account = $1 AND sent_at >= $2 AND sent_at < $3
        ),
        seen AS (
            SELECT CASE WHEN lower(seen.status) = lower(sent.status) THEN sent.status ELSE seen.status END AS status,
                greatest(first_at, sent_at) / 864000000000 AS day,
                lag(seen.status) OVER (PARTITION BY order_seq ORDER BY first_at, lower(seen.status) = lower(sent.status)) AS previous
            FROM sent JOIN order_statuses AS seen ON order_seq = seq WHERE first_at <= last_at
        )
        SELECT day, state, status, sum(n)::bigint FROM (
            SELECT sent_at / 864000000000 AS day, state, CASE WHEN state = 1 AND last_at IS NULL THEN status END AS status, count(*) AS n
            FROM sent GROUP BY 1, 2, 3
            UNION ALL SELECT day, 1, status, count(*) FROM seen GROUP BY 1, 3
            UNION ALL SELECT day, 1, previous, -count(*) FROM seen GROUP BY 1, 3
        ) AS moves
        GROUP BY 1, 2, 3 HAVING sum(n) <> 0 ORDER BY 1, 2, 3 NULLS FIRST
        """;

    public IReadOnlyList<StatusChange> Count(OrderMeasureQuery query) => database.Read(connection => connection.Rows(
        Changes,
        row => new StatusChange(
            new DateTime(row.GetInt64(0) * TimeSpan.TicksPerDay, DateTimeKind.Utc), OrderRow.NameOf(row.GetInt16(1)),
            row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3)),
        account, query.Since?.UtcTicks ?? 0, query.Before?.UtcTicks ?? long.MaxValue));
}
