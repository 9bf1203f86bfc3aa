using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Counts in one statement how orders went from one status to the next.</summary>
internal sealed class StatusCourse(LedgerDatabase database, long account)
{
    // An order that came back to its present status counts in it since it was first seen there, because when it came back is not known.
    private const string Changes =
        """
        WITH sent AS (
            SELECT seq, state, sent_at, status, iif(state = 1, (SELECT first_at FROM order_statuses
                WHERE order_seq = seq AND order_statuses.status = orders.status), NULL) AS last_at
            FROM orders WHERE account = ?1 AND sent_at >= ?2 AND sent_at < ?3
        ),
        seen AS (
            SELECT order_seq, iif(seen.status = sent.status, sent.status, seen.status) COLLATE BINARY AS status,
                max(first_at, sent_at) / 864000000000 AS day,
                lag(seen.status) OVER (PARTITION BY order_seq ORDER BY first_at, seen.status = sent.status) COLLATE BINARY AS previous
            FROM sent JOIN order_statuses AS seen ON order_seq = seq WHERE first_at <= last_at
        )
        SELECT day, state, status, sum(n) FROM (
            SELECT sent_at / 864000000000 AS day, state, iif(state = 1 AND last_at IS NULL, status, NULL) COLLATE BINARY AS status,
                count(*) AS n
            FROM sent GROUP BY 1, 2, 3
            UNION ALL SELECT day, 1, status, count(*) FROM seen GROUP BY 1, 3
            UNION ALL SELECT day, 1, previous, -count(*) FROM seen GROUP BY 1, 3
        )
        GROUP BY 1, 2, 3 HAVING sum(n) <> 0 ORDER BY 1, 2, 3
        """;

    public IReadOnlyList<StatusChange> Count(OrderMeasureQuery query) => database.Read(connection =>
    {
        var changes = new List<StatusChange>();
        using var rows = connection.Query(Changes, account, query.Since?.UtcTicks ?? 0, query.Before?.UtcTicks ?? long.MaxValue);
        while (rows.Read())
        {
            changes.Add(new StatusChange(
                new DateTime(rows.GetInt64(0) * TimeSpan.TicksPerDay, DateTimeKind.Utc), OutcomeNumber.NameOf(rows.GetInt32(1)),
                rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetInt64(3)));
        }

        return changes;
    });
}
