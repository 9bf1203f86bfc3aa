using System;
using System.Collections.Generic;
using System.Globalization;
using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Computes sums of orders in one statement, and reads balances.</summary>
internal sealed class OrderMeasures(ServerDatabase database, long account)
{
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

    private const string Quantity = "least(quantity, 1000000000) * least(coalesce(runs, 1), 1000)";

    // Orders that are alike in everything that decides how they count are added up. The functions least and greatest leave out what is not
    // known, so they are not asked then. Sums are read as text, because they may have more digits than a decimal.
    private const string Sums =
        ", status, nullif(currency, ''), state, is_final IS TRUE, count(*), "
        + "(sum(" + Quantity + ") FILTER (WHERE quantity IS NOT NULL))::bigint, "
        + "(sum(greatest(least(remains, " + Quantity + "), 0)) FILTER (WHERE remains IS NOT NULL AND quantity IS NOT NULL))::bigint, "
        + "sum(charge)::text, (sum(greatest(charge, highest_charge)) FILTER (WHERE charge IS NOT NULL))::text, "
        + "sum(estimated_charge)::text, coalesce(sum(asked), 0)::bigint, coalesce(sum(refused), 0)::bigint, "
        + "array_agg(finished_at - sent_at) FILTER (WHERE finished_at >= sent_at) "
        + "FROM orders LEFT JOIN (SELECT order_seq, count(*) AS asked, count(*) FILTER (WHERE is_refused) AS refused "
        + "FROM refills GROUP BY order_seq) AS asks ON order_seq = seq "
        + "WHERE account = $1 AND sent_at >= $2 AND sent_at < $3 "
        + "GROUP BY 1, 2, 3, 4, 5, 6, charge IS NULL, coalesce(charge = 0, false), quantity IS NULL, "
        + "(remains IS NULL OR quantity IS NULL), estimated_charge IS NULL";

    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query) => database.Read(connection => connection.Rows(
        "SELECT " + (query.NeedsDay ? "sent_at / 864000000000" : "NULL::bigint") + ", "
        + (query.NeedsService ? "service_id" : "NULL::bigint") + Sums,
        Totals, account, query.Since?.UtcTicks ?? 0, query.Before?.UtcTicks ?? long.MaxValue));

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

    private static OrderTotals Totals(NpgsqlDataReader row) => new()
    {
        Day = row.IsDBNull(0) ? null : new DateTime(row.GetInt64(0) * TimeSpan.TicksPerDay, DateTimeKind.Utc),
        ServiceId = Number(row, 1),
        Status = row.IsDBNull(2) ? null : row.GetString(2),
        Currency = row.IsDBNull(3) ? null : row.GetString(3),
        Outcome = OrderRow.NameOf(row.GetInt16(4)),
        IsFinal = row.GetBoolean(5),
        Orders = row.GetInt64(6),
        Quantity = Number(row, 7),
        Remains = Number(row, 8),
        Charge = Amount(row, 9),
        HighestCharge = Amount(row, 10),
        EstimatedCharge = Amount(row, 11),
        RefillsAsked = row.GetInt64(12),
        RefillsRefused = row.GetInt64(13),
        Times = row.IsDBNull(14) ? [] : row.GetFieldValue<long[]>(14),
    };

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static decimal? Amount(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null
            : decimal.TryParse(row.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount
            : decimal.MaxValue;
}
