using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Reads many rows page by page. Each page is its own query and starts where the last one ended, so memory holds one page. No lock and no
/// transaction is held between pages, so the caller may write meanwhile.
/// </summary>
internal sealed class OrderQueries(LedgerDatabase database, long panel, string? session)
{
    private const int PageSize = 500;

    // Without statistics the planner would choose the date index and scan all orders.
    private const string Unfinished =
        "SELECT sent_at, seq, order_id FROM orders INDEXED BY orders_unfinished "
        + "WHERE account = ?1 AND state = 1 AND is_final IS NOT 1 AND order_id <> 0 AND (sent_at, seq) > (?2, ?3) "
        + "ORDER BY sent_at, seq LIMIT ?4";

    public IEnumerable<Order> Read(LedgerQuery query)
    {
        var statement = OrderFilter.Of(query, panel);
        var rows = Pages(
            statement.Sql, statement.Values, query.Last ?? query.First ?? int.MaxValue, row => OrderRow.Read(row, session),
            row => (row.Order.PlacedAt.UtcTicks, row.Sequence), statement.Start);
        return query.Last is null ? InOrder(rows) : Reversed(rows, query.First);
    }

    public IEnumerable<UnfinishedOrder> ReadUnfinished()
    {
        var rows = Pages(
            Unfinished,
            [panel],
            int.MaxValue,
            row => (SentAt: row.GetInt64(0), Sequence: row.GetInt64(1), Id: row.GetInt64(2)),
            row => (row.SentAt, row.Sequence));
        foreach (var row in rows) yield return new UnfinishedOrder(row.Id, new DateTimeOffset(row.SentAt, TimeSpan.Zero));
    }

    // The statement's values are the given ones, then the position to continue from and the number of rows to read.
    private IEnumerable<T> Pages<T>(
        string sql, List<object?> values, int left, Func<SqliteDataReader, T> read, Func<T, (long SentAt, long Sequence)> placeOf,
        long start = long.MinValue)
    {
        var place = (SentAt: start, Sequence: 0L);
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

    private static IEnumerable<Order> InOrder(IEnumerable<OrderRow> rows)
    {
        foreach (var row in rows) yield return row.Order;
    }

    // The newest rows were read first. They are the caller's number at most.
    private static IEnumerable<Order> Reversed(IEnumerable<OrderRow> rows, int? first)
    {
        var newest = new List<OrderRow>(rows);
        newest.Reverse();
        var left = first ?? int.MaxValue;
        foreach (var row in newest)
        {
            if (left-- <= 0) yield break;
            yield return row.Order;
        }
    }
}
