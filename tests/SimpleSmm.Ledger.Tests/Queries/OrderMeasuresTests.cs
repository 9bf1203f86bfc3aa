using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>A ledger computes the rows that its orders one by one result in, and remembers what they need.</summary>
public sealed class OrderMeasuresTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_ways_result_in_equal_rows(string kind)
    {
        var ledger = Ledger(kind);
        RandomOrders.Fill(ledger, 400);

        foreach (var groups in Groupings())
        {
            foreach (var query in Queries(groups))
            {
                var (summed, counted) = (new OrderMeasurement(query, Prices()), new OrderMeasurement(query, Prices()));
                summed.Add(ledger, CategoryOf);
                foreach (var order in ledger.Read(new LedgerQuery())) counted.Add(order, CategoryOf);
                Assert.NotEmpty(summed.ToRows());
                Assert.Equivalent(counted.ToRows(), summed.ToRows(), strict: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_lowered_charge_is_a_refund(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        foreach (var charge in new decimal?[] { 0.5m, 1.0000000000000001m, 0.4m, null })
            ledger.Record([Make.Status(1, "Partial", final: true, charge, remains: 60)]);

        var order = ledger.Find("A-1")!;
        Assert.Equal((0.4m, 0.6000000000000001m, 60L), (order.Charge, order.Refunded, order.Remains));
        var row = Row(ledger);
        Assert.Equal((1.0000000000000001m, 0.6000000000000001m, 0.4m), (row.Charged, row.Refunded, row.Net));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sums_that_no_decimal_holds_are_the_largest_one_or_rounded(string kind)
    {
        var ledger = Ledger(kind);
        foreach (var id in new[] { 1, 2 }) Make.Placed(ledger, $"A-{id}", id, Make.Request(id));
        ledger.Record([Make.Status(1, charge: decimal.MaxValue), Make.Status(2, charge: decimal.MaxValue)]);
        Assert.Equal(decimal.MaxValue, Row(ledger).Net);

        ledger.Resolve("A-1", 3, evenSettled: true);
        ledger.Resolve("A-2", 4, evenSettled: true);
        ledger.Record([Make.Status(3, charge: 12345678.9m), Make.Status(4, charge: 0.0000000000000000000000000001m)]);
        Assert.Equal(12345678.9m, Row(ledger).Net);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_canceled_order_whose_charge_stays_is_not_refunded(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        ledger.Record([Make.Status(1, "In progress", charge: 1m)]);
        ledger.Record([Make.Status(1, "Canceled", final: true, charge: 1m, remains: 100)]);

        var row = Row(ledger);
        Assert.Equal((1m, 0m, 1m), (row.Charged, row.Refunded, row.Net));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_end_is_the_first_final_status(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        Make.Placed(ledger, "A-2", 2, Make.Request(2));
        ledger.Record([Make.Status(1), Make.Status(2)]);
        ledger.Record([Make.Status(1, "Completed", final: true)]);
        var end = ledger.Find("A-1")!.FinishedAt;
        ledger.Record([Make.Status(1, "Refilling")]);
        ledger.Record([Make.Status(1, "Completed", final: true)]);

        Assert.NotNull(end);
        Assert.Equal(end, ledger.Find("A-1")!.FinishedAt);
        Assert.Null(ledger.Find("A-2")!.FinishedAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Refills_are_granted_unless_the_panel_refuses_them_at_once_or_later(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        Make.Placed(ledger, "A-2", 2, Make.Request(2));
        ledger.Record([new Refill { OrderId = 1, RefillId = 11 }, new Refill { OrderId = 2, RefillId = 12 }]);
        ledger.Record([new Refill { OrderId = 1, RefillId = 11 }, new Refill { OrderId = 9, RefillId = 19 }]);
        ledger.Record([new RefillRefusal(2, "Refill is not available."), new RefillRefusal(9, "Not here.")]);
        ledger.Record([Refill(11, "In progress"), Refill(12, "Rejected"), Refill(19, "Rejected")]);

        Assert.Equal((1, 0), (ledger.Find("A-1")!.RefillsAsked, ledger.Find("A-1")!.RefillsRefused));
        Assert.Equal((2, 2), (ledger.Find("A-2")!.RefillsAsked, ledger.Find("A-2")!.RefillsRefused));
        var row = Row(ledger);
        Assert.Equal((3L, 1L, 2L), (row.RefillsAsked, row.RefillsGranted, row.RefillsRefused));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_removed_or_belonged_to_another_id_is_forgotten(string kind)
    {
        var ledger = Ledger(kind);
        foreach (var (reference, id) in new[] { ("A-1", 1L), ("A-2", 2L) })
        {
            Make.Placed(ledger, reference, id, Make.Request((int)id));
            ledger.Record([new Refill { OrderId = id, RefillId = id + 10 }]);
            ledger.Record([Make.Status(id, "Completed", final: true, charge: 2m)]);
            ledger.Record([Make.Status(id, "Completed", final: true, charge: 1m)]);
        }

        ledger.Remove("A-1", evenUnfinished: true);
        ledger.Resolve("A-2", 3, evenSettled: true);
        Make.Placed(ledger, "A-3", 4, Make.Request(3));

        Assert.Equal(["Placed 2"], Make.Standing(ledger));
        var row = Row(ledger);
        Assert.Equal((2L, 0L, null), (row.Orders, row.RefillsAsked, row.Charged));
        Assert.Null(row.MedianTime);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_last_balance_of_an_hour_is_kept_for_each_currency(string kind)
    {
        var ledger = Ledger(kind);
        Assert.Empty(ledger.ReadBalances(null));
        foreach (var (amount, currency) in new (decimal, string?)[] { (10.50m, "USD"), (9.123456789012345678m, "USD"), (5m, null) })
            ledger.Record(new AccountBalance { Balance = amount, Currency = currency });

        var read = ledger.ReadBalances(null);

        // The hour may change while the test runs.
        Assert.InRange(read.Count, 2, 3);
        Assert.Contains(read, reading => reading is { Balance: 9.123456789012345678m, Currency: "USD" });
        Assert.Contains(read, reading => reading is { Balance: 5m, Currency: null });
        Assert.Empty(ledger.ReadBalances(DateTimeOffset.UtcNow.AddHours(2)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_currency_of_a_claim_is_that_of_the_order_whatever_its_outcome(string kind)
    {
        var ledger = Ledger(kind);
        var claims = Enumerable.Range(0, 4).Select(i => ledger.Claim(Make.Request(i), $"A-{i}", "EUR")).ToList();
        ledger.SettleRejected(claims[0], "No.");
        ledger.SettleUnknown(claims[1], "The line was cut.");
        ledger.SettlePlaced(claims[2], new Order { OrderId = 7 });
        claims.ForEach(ledger.Release);

        Assert.All(ledger.Read(new LedgerQuery()), order => Assert.Equal("EUR", order.Currency));
        var row = Row(ledger);
        Assert.Equal(("EUR", 4L, 2L, 1L), (row.Currency, row.Orders, row.Unknown, row.Rejected));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_balance_tells_the_currency_of_orders_whose_currency_is_not_known(string kind)
    {
        var ledger = Ledger(kind);
        Make.Unknown(ledger, "A-1");
        ledger.Record(new AccountBalance { Balance = 1m });
        Assert.Null(ledger.Find("A-1")!.Currency);

        ledger.Record(new AccountBalance { Balance = 1m, Currency = "EUR" });
        Assert.Equal("EUR", ledger.Find("A-1")!.Currency);

        // An account with orders in two currencies does not tell which one the next order has.
        Make.Unknown(ledger, "A-2", Make.Request(2));
        ledger.Record(new AccountBalance { Balance = 1m, Currency = "USD" });
        Assert.Equal("EUR", ledger.Find("A-1")!.Currency);
        Assert.Null(ledger.Find("A-2")!.Currency);
    }

    // Only the times of the orders are kept, of which percentiles are made: 8 bytes each.
    [Fact]
    public void A_hundred_thousand_orders_are_measured_in_a_heap_of_32_megabytes()
    {
        const int Count = 100_000;
        Folder.Open().Dispose();
        Folder.Execute(FormattableString.Invariant($"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Count})
            INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, status, is_final, status_at,
                finished_at, charge, highest_charge, remains)
            SELECT 1, i, 1, 639000000000000000 + i % 90 * 864000000000, i, i % 50, 'https://example.com/' || i, 1000, 'Completed', 1,
                639000000000000001, 639900000000000000 + i, '1.25', '1.25', 0 FROM n
            """));

        using var worker = new Worker("measure", Folder.FileName, "32");

        Assert.Equal([Count.ToString(CultureInfo.InvariantCulture)], worker.Rest());
    }

    [Fact]
    public void Accounts_of_one_file_do_not_see_the_numbers_of_each_other()
    {
        var ledger = Ledger("sqlite");
        RandomOrders.Fill(ledger, 20);
        ledger.Record(new AccountBalance { Balance = 1m, Currency = "USD" });
        using var other = SqliteOrderLedger.Open(Folder.FileName, new LedgerAccount(new Uri("https://other.example/api/v2")));

        Assert.Empty(other.Measure(new OrderMeasureQuery()));
        Assert.Empty(other.CountStatusChanges(new OrderMeasureQuery()));
        Assert.Empty(other.ReadBalances(null));
    }

    private static IEnumerable<MeasureGroup[]> Groupings()
    {
        yield return [];
        foreach (var group in Enum.GetValues<MeasureGroup>()) yield return [group];
        yield return Enum.GetValues<MeasureGroup>();
        yield return [MeasureGroup.Day, MeasureGroup.Service];
    }

    private static IEnumerable<OrderMeasureQuery> Queries(MeasureGroup[] groups)
    {
        yield return new OrderMeasureQuery { Groups = groups };
        yield return new OrderMeasureQuery
        {
            Groups = groups, Since = RandomOrders.Noon.AddDays(-20), Before = RandomOrders.Noon.AddDays(-3),
        };
    }

    private static PriceList Prices()
    {
        var prices = new PriceList();
        for (var service = 1; service <= 3; service++) prices.TryAdd(service, 1.5m * service);
        return prices;
    }

    private static string? CategoryOf(long service) => service == 4 ? null : service % 2 == 0 ? "Likes" : "Views";

    private static OrderMeasure Row(IOrderLedger ledger)
    {
        var measurement = new OrderMeasurement(new OrderMeasureQuery());
        measurement.Add(ledger);
        return Assert.Single(measurement.ToRows());
    }

    private static RefillStatus Refill(long id, string status) => new() { RefillId = id, Status = status };
}
