using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Computes sums of orders in one statement, and reads the course of statuses and balances.</summary>
internal sealed class OrderMeasures(LedgerDatabase database, long account)
{
    private const string Quantity = "min(quantity, 1000000000) * min(coalesce(runs, 1), 1000)";

    // Orders that are alike in everything that decides how they count are added up. One number is faster to sort by than its parts.
    private const string Kind =
        "state * 128 + (charge IS NULL) * 64 + (is_final IS 1) * 32 + (quantity IS NULL) * 16 + (remains IS NULL) * 8 "
        + "+ (estimated_charge IS NULL) * 4 + (CAST(charge AS REAL) IS 0.0) * 2 + (highest_charge IS charge)";

    private const string Sums =
        ", " + Kind + ", status COLLATE BINARY, nullif(currency, ''), state, is_final IS 1, "
        + "count(*), sum(" + Quantity + "), sum(max(min(remains, " + Quantity + "), 0)), "
        + AmountSum.Name + "(charge), " + AmountSum.Name + "(iif(highest_charge = charge, NULL, highest_charge)), "
        + AmountSum.Name + "(estimated_charge), "
        + "sum(asked), sum(refused), group_concat(iif(finished_at >= sent_at, finished_at - sent_at, NULL)) "
        + "FROM orders LEFT JOIN (SELECT order_seq, count(*) AS asked, sum(is_refused) AS refused FROM refills GROUP BY order_seq) "
        + "ON order_seq = seq "
        + "WHERE account = ?1 AND sent_at >= ?2 AND sent_at < ?3 GROUP BY 1, 2, 3, 4, 5";

    private const string Statuses =
        "SELECT first_at / 864000000000, order_statuses.status, count(*) "
        + "FROM order_statuses JOIN orders ON seq = order_seq "
        + "WHERE account = ?1 AND first_at >= ?2 GROUP BY 1, 2 COLLATE BINARY ORDER BY 1, 2 COLLATE BINARY";

    private const string Balances =
        "SELECT read_at, balance, currency FROM balances WHERE account = ?1 AND read_at >= ?2 ORDER BY hour, currency";

    private const string KeepBalance =
        "INSERT INTO balances (account, hour, currency, read_at, balance) VALUES (?1, ?2, ?3, ?4, ?5) "
        + "ON CONFLICT DO UPDATE SET read_at = ?4, balance = ?5";

    // Orders of several currencies mean that the account had several, so the currency of the others stays unknown.
    private const string HasUnknownCurrency = "SELECT 1 FROM orders WHERE account = ?1 AND currency IS NULL LIMIT 1";

    private const string FillCurrency =
        "UPDATE orders SET currency = ?2 WHERE account = ?1 AND currency IS NULL "
        + "AND NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND currency NOT IN ('', ?2))";

    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query)
    {
        var day = query.NeedsDay ? "sent_at / 864000000000" : "NULL";
        var sql = "SELECT " + day + ", " + (query.NeedsService ? "service_id" : "NULL") + Sums;
        return All(sql, Totals, account, query.Since?.UtcTicks ?? 0, query.Before?.UtcTicks ?? long.MaxValue);
    }

    public IReadOnlyList<StatusCount> CountStatuses(DateTimeOffset? since) =>
        All(Statuses, row => new StatusCount(Day(row.GetInt64(0)), row.GetString(1), row.GetInt64(2)), account, since?.UtcTicks ?? 0);

    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since) => All(Balances, Reading, account, since?.UtcTicks ?? 0);

    public void Record(AccountBalance balance)
    {
        var now = DateTimeOffset.UtcNow.UtcTicks;
        database.Write(connection =>
        {
            connection.Run(KeepBalance, account, now / TimeSpan.TicksPerHour, balance.Currency ?? "", now, ColumnValue.Of(balance.Balance));
            if (balance.Currency is { Length: > 0 } currency && IsAnyUnknown(connection)) connection.Run(FillCurrency, account, currency);
            return true;
        });
    }

    private bool IsAnyUnknown(LedgerConnection connection)
    {
        using var rows = connection.Query(HasUnknownCurrency, account);
        return rows.Read();
    }

    private List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values) => database.Read(connection =>
    {
        var all = new List<T>();
        using var rows = connection.Query(sql, values);
        while (rows.Read()) all.Add(read(rows));
        return all;
    });

    private static OrderTotals Totals(SqliteDataReader row)
    {
        var charge = Amount(row, 10);
        return new OrderTotals
        {
            Day = row.IsDBNull(0) ? null : Day(row.GetInt64(0)),
            ServiceId = Number(row, 1),
            Status = row.IsDBNull(3) ? null : row.GetString(3),
            Currency = row.IsDBNull(4) ? null : row.GetString(4),
            Outcome = OutcomeNumber.NameOf(row.GetInt32(5)),
            IsFinal = row.GetInt32(6) == 1,
            Orders = row.GetInt64(7),
            Quantity = Number(row, 8),
            Remains = Number(row, 9),
            Charge = charge,
            HighestCharge = charge is { } last && Amount(row, 11) is { } highest ? Math.Max(last, highest) : charge,
            EstimatedCharge = Amount(row, 12),
            RefillsAsked = Number(row, 13) ?? 0,
            RefillsRefused = Number(row, 14) ?? 0,
            Times = row.IsDBNull(15) ? [] : Array.ConvertAll(row.GetString(15).Split(','), Time),
        };
    }

    private static BalanceReading Reading(SqliteDataReader row) => new(
        new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero), AmountSum.Parse(row.GetString(1)),
        row.GetString(2) is { Length: > 0 } currency ? currency : null);

    private static DateTime Day(long number) => new(number * TimeSpan.TicksPerDay, DateTimeKind.Utc);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static decimal? Amount(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : AmountSum.Parse(row.GetString(column));

    private static long Time(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
