using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Finds orders by the beginning of a key. Each query walks an index and ends at its limit, so a million orders cost as much as ten.
/// </summary>
internal sealed class OrderPrefixQueries(LedgerDatabase database, long account, string? session)
{
    // No text in UTF-8 is greater than one that begins with the last character.
    private const string LastCharacter = "\U0010FFFF";

    private const string Select = "SELECT " + OrderRow.Columns + " FROM orders INDEXED BY ";
    private const string Newest = Select + "orders_by_date WHERE account = ?1 ORDER BY sent_at DESC, seq DESC LIMIT ?2";
    private const string HighestIds =
        Select + "orders_by_id WHERE account = ?1 AND order_id IS NOT NULL AND order_id > 0 ORDER BY order_id DESC LIMIT ?2";
    private const string ByReference =
        Select + "sqlite_autoindex_orders_1 WHERE account = ?1 AND reference >= ?3 AND reference < ?4 ORDER BY reference LIMIT ?2";
    private const string ById =
        Select + "orders_by_id WHERE account = ?1 AND order_id IS NOT NULL AND order_id BETWEEN ?3 AND ?4 ORDER BY order_id LIMIT ?2";

    public IReadOnlyList<Order> Read(LedgerKey key, string prefix, int maximum) => database.Read(connection =>
    {
        var orders = new List<Order>();
        void Add(string sql, params object?[] bounds)
        {
            using var rows = connection.Query(sql, [account, (long)(maximum - orders.Count), .. bounds]);
            while (rows.Read()) orders.Add(OrderRow.Read(rows, session).Order);
        }

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
}
