using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.Data.Sqlite;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Reads many rows page by page. Each page is its own query and starts where the last one ended, so memory holds one page. No lock and no
/// transaction is held between pages, so the caller may write meanwhile.
/// </summary>
internal sealed class OrderQueries(LedgerDatabase database, long panel, string session)
{
    private const int PageSize = 500;

    // Without statistics the planner would choose the date index and scan all orders.
    private const string Unfinished =
        "SELECT sent_at, seq, order_id FROM orders INDEXED BY orders_unfinished "
        + "WHERE panel = ?1 AND state = 1 AND is_final IS NOT 1 AND (sent_at, seq) > (?2, ?3) "
        + "ORDER BY sent_at, seq LIMIT ?4";

    public IEnumerable<Order> Read(LedgerQuery query)
    {
        var values = new List<object?> { panel };
        var sql = Select(query, values);
        var rows = Pages(
            sql, values, query.First ?? int.MaxValue, row => OrderRow.Read(row, session), row => (row.Order.PlacedAt.UtcTicks, row.Sequence));
        foreach (var row in rows) yield return row.Order;
    }

    public IEnumerable<UnfinishedOrder> ReadUnfinished()
    {
        var rows = Pages(
            Unfinished, [panel], int.MaxValue, row => (SentAt: row.GetInt64(0), Sequence: row.GetInt64(1), Id: row.GetInt64(2)), row => (row.SentAt, row.Sequence));
        foreach (var row in rows) yield return new UnfinishedOrder(row.Id, new DateTimeOffset(row.SentAt, TimeSpan.Zero));
    }

    // The statement's values are the given ones, then the position to continue from and the number of rows to read.
    private IEnumerable<T> Pages<T>(
        string sql, List<object?> values, int left, Func<SqliteDataReader, T> read, Func<T, (long SentAt, long Sequence)> placeOf)
    {
        var place = (SentAt: long.MinValue, Sequence: 0L);
        while (left > 0)
        {
            var size = Math.Min(left, PageSize);
            object?[] all = [.. values, place.SentAt, place.Sequence, (long)size];
            var page = database.Read(connection => Page(connection, sql, all, read));
            foreach (var item in page) yield return item;
            if (page.Count < size) yield break;
            left -= size;
            place = placeOf(page[page.Count - 1]);
        }
    }

    private static List<T> Page<T>(LedgerConnection connection, string sql, object?[] values, Func<SqliteDataReader, T> read)
    {
        using var rows = connection.Query(sql, values);
        var page = new List<T>();
        while (rows.Read()) page.Add(read(rows));
        return page;
    }

    private static string Select(LedgerQuery query, List<object?> values)
    {
        var sql = new StringBuilder("SELECT " + OrderRow.Columns + " FROM orders");
        sql.Append(query.OrderId is null ? "" : " INDEXED BY orders_by_id").Append(" WHERE panel = ?1");
        void Where(string condition, object? value)
        {
            if (value is null) return;
            values.Add(value);
            sql.Append(" AND ").Append(condition).Append(" ?").Append(values.Count);
        }

        Where("order_id =", query.OrderId);
        Where("reference =", query.Reference);
        Where("state =", query.Outcome is { } state ? (long)state : null);

        // SQLite uses a partial index only if the query repeats the condition of the index.
        if (query.Outcome is { } other && other != OrderOutcome.Placed) sql.Append(" AND state <> 1");
        Where("status =", query.Status);
        Where("service_id =", query.ServiceId);
        Where("link =", query.Link);
        Where("sent_at >=", query.Since?.UtcTicks);
        Where("sent_at <", query.Before?.UtcTicks);
        var next = values.Count + 1;
        return sql.Append(FormattableString.Invariant($" AND (sent_at, seq) > (?{next}, ?{next + 1}) ORDER BY sent_at, seq LIMIT ?{next + 2}")).ToString();
    }
}
