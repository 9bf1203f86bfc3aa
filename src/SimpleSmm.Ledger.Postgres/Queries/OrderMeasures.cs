using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Counts orders, and reads the course of statuses and balances.</summary>
internal sealed class OrderMeasures(ServerDatabase database, OrderQueries queries, long account)
{
    private const string Statuses =
        "SELECT first_at / 864000000000, order_statuses.status, count(*) FROM order_statuses JOIN orders ON seq = order_seq "
        + "WHERE account = $1 AND first_at >= $2 GROUP BY 1, 2 ORDER BY 1, 2";

    private const string Balances =
        "SELECT read_at, balance, currency FROM balances WHERE account = $1 AND read_at >= $2 ORDER BY hour, currency";

    private const string KeepBalance =
        "INSERT INTO balances (account, hour, currency, read_at, balance) "
        + "SELECT $1, now / 36000000000, $2::text, now, $3::numeric FROM (SELECT " + ServerSchema.Now + " AS now) AS clock "
        + "ON CONFLICT (account, hour, currency) DO UPDATE SET read_at = excluded.read_at, balance = excluded.balance";

    // Orders of several currencies mean that the account had several, so the currency of the others stays unknown. Rows that another
    // transaction has are left to it.
    private const string HasUnknownCurrency = "SELECT 1 FROM orders WHERE account = $1 AND currency IS NULL LIMIT 1";

    private const string FillCurrency =
        "UPDATE orders SET currency = $2::text WHERE seq IN (SELECT seq FROM orders WHERE account = $1 AND currency IS NULL "
        + "AND NOT EXISTS (SELECT 1 FROM orders WHERE account = $1 AND currency NOT IN ('', $2::text)) FOR UPDATE SKIP LOCKED)";

    // The orders are read page by page, so that every rule of measures is in one place, OrderTotals.
    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query)
    {
        var totals = new List<OrderTotals>();
        foreach (var order in queries.Read(new LedgerQuery { Since = query.Since, Before = query.Before }))
            totals.Add(OrderTotals.Of(order));
        return totals;
    }

    public IReadOnlyList<StatusCount> CountStatuses(DateTimeOffset? since) => database.Read(connection => connection.Rows(
        Statuses,
        row => new StatusCount(new DateTime(row.GetInt64(0) * TimeSpan.TicksPerDay, DateTimeKind.Utc), row.GetString(1), row.GetInt64(2)),
        account, since?.UtcTicks ?? 0));

    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since) => database.Read(connection => connection.Rows(
        Balances,
        row => new BalanceReading(
            new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero), row.GetDecimal(1), row.GetString(2) is { Length: > 0 } name ? name : null),
        account, since?.UtcTicks ?? 0));

    public void Record(AccountBalance balance) => database.Write(connection =>
    {
        connection.Run(KeepBalance, account, balance.Currency ?? "", balance.Balance);
        if (balance.Currency is { Length: > 0 } && connection.Scalar(HasUnknownCurrency, account) is not null)
            connection.Run(FillCurrency, account, balance.Currency);
        return true;
    });
}
