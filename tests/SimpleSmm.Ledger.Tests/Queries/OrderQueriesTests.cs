using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>Orders are found by everything they can be asked for by, the oldest first.</summary>
public sealed class OrderQueriesTests : LedgerTest
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Orders_are_found_by_each_property_and_by_several(string kind)
    {
        var ledger = Filled(kind);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Ids(ledger, new LedgerQuery()));
        Assert.Equal([7], Ids(ledger, new LedgerQuery { OrderId = 7 }));
        Assert.Equal([7], Ids(ledger, new LedgerQuery { References = ["r7"] }));
        Assert.Equal([2, 4, 6, 8, 10], Ids(ledger, new LedgerQuery { ServiceId = 2 }));
        Assert.Equal([3, 6, 9], Ids(ledger, new LedgerQuery { Link = "https://example.com/0" }));
        Assert.Equal([3, 4], Ids(ledger, new LedgerQuery { Statuses = ["partial"] }));
        Assert.Equal([5, 6, 7, 8, 9, 10], Ids(ledger, new LedgerQuery { Since = Start.AddDays(5) }));
        Assert.Equal([1, 2, 3, 4], Ids(ledger, new LedgerQuery { Before = Start.AddDays(5).ToOffset(TimeSpan.FromHours(3)) }));
        Assert.Equal([1, 2], Ids(ledger, new LedgerQuery { First = 2 }));
        Assert.Empty(Ids(ledger, new LedgerQuery { First = 0 }));
        Assert.Equal([6], Ids(ledger, new LedgerQuery { ServiceId = 2, Link = "https://example.com/0", Since = Start.AddDays(2), Outcomes = [OrderOutcome.Placed], First = 5 }));
        Assert.Empty(Ids(ledger, new LedgerQuery { OrderId = 7, ServiceId = 2 }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Orders_are_found_by_what_is_known_of_the_placing(string kind)
    {
        var ledger = Filled(kind);
        Make.Unknown(ledger, "lost");
        var claim = ledger.Claim(Make.Request(), "refused");
        ledger.SettleRejected(claim, "No.");
        ledger.Release(claim);
        ledger.Claim(Make.Request(), "now");

        Assert.Equal(["lost"], ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }).Select(o => o.Reference));
        Assert.Equal(["refused"], ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Rejected] }).Select(o => o.Reference));
        Assert.Equal(["now"], ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Sending] }).Select(o => o.Reference));
        Assert.Equal(10, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] }).Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_newest_comes_last_whenever_it_came_into_the_ledger(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "today", 1);
        ledger.Import(new Order { OrderId = 2, PlacedAt = Start.AddDays(-2) });
        ledger.Import(new Order { OrderId = 3, PlacedAt = Start.AddDays(-3) });
        ledger.Import(new Order { OrderId = 4, PlacedAt = Start.AddDays(-3) });

        Assert.Equal([3, 4, 2, 1], Ids(ledger, new LedgerQuery()));
        Assert.Equal([3, 4, 2, 1], ledger.ReadUnfinished().Select(o => o.OrderId));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_unfinished_ones_are_those_without_a_final_status(string kind)
    {
        var ledger = Filled(kind);
        Make.Unknown(ledger, "lost");

        Assert.Equal([1, 2, 5, 6, 7, 8, 9, 10], ledger.ReadUnfinished().Select(o => o.OrderId));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_ledger_may_be_written_while_it_is_read(string kind)
    {
        var ledger = Filled(kind);
        for (var i = 11; i <= 1200; i++) ledger.Import(new Order { OrderId = i, PlacedAt = Start.AddDays(11) });

        var seen = new List<long>();
        foreach (var id in ledger.ReadUnfinished().Select(o => o.OrderId))
        {
            seen.Add(id);
            if (id % 100 == 0) ledger.Record([Make.Status(id, "Completed", final: true)]);
        }

        Assert.Equal(1198, seen.Distinct().Count());
        Assert.Equal(1198, seen.Count);
        Assert.Equal(12, ledger.Read(new LedgerQuery { Statuses = ["Completed"] }).Count());
    }

    [Fact]
    public void Panels_do_not_see_each_others_orders()
    {
        using var one = Folder.Open();
        using var other = Folder.Open(new LedgerAccount(new Uri("https://panel.example/api/v2"), "second") { Session = "second" });
        using var elsewhere = Folder.Open(new LedgerAccount(new Uri("https://other.example/api/v2"), "Default"));
        using var same = Folder.Open(new LedgerAccount(new Uri("https://PANEL.example/api/v2/"), "DEFAULT"));
        Make.Placed(one, "A-1", 1);
        Make.Placed(other, "A-1", 1);
        Make.Placed(elsewhere, "A-1", 1);

        Assert.Equal("main", Assert.Single(one.Read(new LedgerQuery())).Session);
        Assert.Equal("second", other.Find("A-1")!.Session);
        Assert.Equal(1, same.Find("A-1")!.OrderId);
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, same.Claim(Make.Request(), "A-1").Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lists_and_wildcards_are_filters_too(string kind)
    {
        var ledger = Filled(kind);
        Make.Unknown(ledger, "lost");
        Make.Unknown(ledger, "a[1]*");
        ledger.Claim(Make.Request(), "now");

        Assert.Equal([3, 4, 5], Ids(ledger, new LedgerQuery { Statuses = ["partial", "In progress"] }));
        Assert.Equal([3, 4], Ids(ledger, new LedgerQuery { Statuses = ["P*"] }));
        Assert.Equal([5], Ids(ledger, new LedgerQuery { Statuses = ["*PROGRESS", "none"] }));
        Assert.Equal([1, 7, 10], Ids(ledger, new LedgerQuery { References = ["r7", "r1*"] }));
        Assert.Empty(Ids(ledger, new LedgerQuery { References = ["R1*"] }));
        Assert.Equal([2, 3], Ids(ledger, new LedgerQuery { References = ["r[2-3]"] }));
        Assert.Equal(["a[1]*"], ledger.Read(new LedgerQuery { References = ["a[1]*"] }).Select(o => o.Reference));
        Assert.Equal(["a[1]*"], ledger.Read(new LedgerQuery { References = ["a`[1]`*"] }).Select(o => o.Reference));
        Assert.Equal(["lost", "a[1]*", "now"], ledger.Read(new LedgerQuery { Outcomes = ["unknown", OrderOutcome.Sending] }).Select(o => o.Reference));
        Assert.Equal(12, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown, OrderOutcome.Placed] }).Count());
        Assert.Empty(ledger.Read(new LedgerQuery { Outcomes = ["Lost"] }));
        Assert.Empty(ledger.Read(new LedgerQuery { Outcomes = ["P*"] }));
        Assert.Empty(ledger.Read(new LedgerQuery { References = [] }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_last_ones_come_oldest_first(string kind)
    {
        var ledger = Filled(kind);
        ledger.Import(new Order { OrderId = 11, PlacedAt = Start.AddDays(-1) });

        Assert.Equal([8, 9, 10], Ids(ledger, new LedgerQuery { Last = 3 }));
        Assert.Equal([8, 10], Ids(ledger, new LedgerQuery { Last = 2, ServiceId = 2 }));
        Assert.Equal([8], Ids(ledger, new LedgerQuery { Last = 3, First = 1 }));
        Assert.Empty(Ids(ledger, new LedgerQuery { Last = 0 }));
        Assert.Equal(11, Ids(ledger, new LedgerQuery { Last = int.MaxValue }).Length);
        for (var i = 12; i <= 1200; i++) ledger.Import(new Order { OrderId = i, PlacedAt = Start.AddDays(11) });
        Assert.Equal(Enumerable.Range(301, 900).Select(i => (long)i), Ids(ledger, new LedgerQuery { Last = 900 }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_order_that_was_not_placed_does_not_have_an_id(string kind)
    {
        var ledger = Ledger(kind);
        Assert.Null(Make.Unknown(ledger, "lost").OrderId);
        var claim = ledger.Claim(Make.Request(), "now");
        Assert.Null(claim.Order.OrderId);
        ledger.SettleRejected(claim, "No.");

        Assert.All(ledger.Read(new LedgerQuery()), order => Assert.Null(order.OrderId));
        Assert.Null(ledger.Resolve("lost", null).OrderId);
    }

    private static long[] Ids(IOrderLedger ledger, LedgerQuery query) => [.. ledger.Read(query).Select(order => order.OrderId!.Value)];

    private IOrderLedger Filled(string kind)
    {
        var ledger = Ledger(kind);
        for (var i = 1; i <= 10; i++)
        {
            ledger.Import(new Order
            {
                OrderId = i, Reference = $"r{i}", ServiceId = i % 2 == 0 ? 2 : 1, Link = $"https://example.com/{i % 3}", PlacedAt = Start.AddDays(i),
            });
        }

        ledger.Record([Make.Status(3, "Partial", final: true), Make.Status(4, "Partial", final: true), Make.Status(5)]);
        return ledger;
    }
}
