using System;
using System.Collections.Generic;
using System.Globalization;
using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Reads many rows page by page. Each page is its own query and starts where the last one ended, so memory holds one page. No lock and no
/// transaction is held between pages, so the caller may write meanwhile.
/// </summary>
internal sealed class OrderQueries(ServerDatabase database, long account, string? session)
{
    private const int PageSize = 500;
    private const string Select = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = $1 ";

    private const string Unfinished =
        "SELECT sent_at, seq, order_id FROM orders WHERE account = $1 AND state = 1 AND is_final IS NOT TRUE AND order_id <> 0 "
        + "AND (sent_at, seq) > ($2, $3) ORDER BY sent_at, seq LIMIT $4";

    private const string Newest = Select + "ORDER BY sent_at DESC, seq DESC LIMIT $2";
    private const string HighestIds = Select + "AND order_id > 0 ORDER BY order_id DESC LIMIT $2";
    private const string ByReference = Select + "AND reference >= $3 AND reference < $4 ORDER BY reference LIMIT $2";
    private const string ById = Select + "AND order_id BETWEEN $3 AND $4 ORDER BY order_id LIMIT $2";

    // No text in UTF-8 is greater than one that begins with the last character.
    private const string LastCharacter = "\U0010FFFF";

    public IEnumerable<Order> Read(LedgerQuery query)
    {
        var statement = OrderFilter.Of(query, account);
        var rows = Pages(
            statement.Sql, statement.Values, query.Last ?? query.First ?? int.MaxValue, row => OrderRow.Read(row, session),
            row => (row.Order.PlacedAt.UtcTicks, row.Sequence), statement.Start);
        return query.Last is null ? InOrder(rows) : Reversed(rows, query.First);
    }

    public IEnumerable<UnfinishedOrder> ReadUnfinished()
    {
        var rows = Pages(
            Unfinished, [account], int.MaxValue, row => (SentAt: row.GetInt64(0), Sequence: row.GetInt64(1), Id: row.GetInt64(2)),
            row => (row.SentAt, row.Sequence));
        foreach (var row in rows) yield return new UnfinishedOrder(row.Id, new DateTimeOffset(row.SentAt, TimeSpan.Zero));
    }

    public IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum) => database.Read(connection =>
    {
        var orders = new List<Order>();
        void Add(string sql, params object?[] bounds) => orders.AddRange(connection.Rows(
            sql, row => OrderRow.Read(row, session).Order, [account, (long)(maximum - orders.Count), .. bounds]));

        if (prefix.Length == 0) Add(key == LedgerKey.OrderId ? HighestIds : Newest);
        else if (key == LedgerKey.Reference) Add(ByReference, prefix, prefix + LastCharacter);
        else
        {
            // 23 begins 23, 230 to 239, 2300 to 2399 and so on.
            if (!long.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first == 0) return orders;
            for (var last = first; orders.Count < maximum; first *= 10)
            {
                Add(ById, first, last);
                if (first > long.MaxValue / 10) break;
                last = last > (long.MaxValue - 9) / 10 ? long.MaxValue : (last * 10) + 9;
            }
        }

        return orders;
    });

    // The statement's values are the given ones, then the position to continue from and the number of rows to read.
    private IEnumerable<T> Pages<T>(
        string sql, List<object?> values, int left, Func<NpgsqlDataReader, T> read, Func<T, (long SentAt, long Sequence)> placeOf,
        long start = long.MinValue)
    {
        var place = (SentAt: start, Sequence: 0L);
        while (left > 0)
        {
            var size = Math.Min(left, PageSize);
            object?[] all = [.. values, place.SentAt, place.Sequence, (long)size];
            var page = database.Read(connection => connection.Rows(sql, read, all));
            foreach (var item in page) yield return item;
            if (page.Count < size) yield break;
            left -= size;
            place = placeOf(page[page.Count - 1]);
        }
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
