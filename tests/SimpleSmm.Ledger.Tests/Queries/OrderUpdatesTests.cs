using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>What the panel says later is kept, and people may put things right.</summary>
public sealed class OrderUpdatesTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Statuses_refills_and_cancellations_are_remembered(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 5);

        ledger.Record([Make.Status(5, charge: 0.0000012345m, remains: 3), Make.Status(99)]);
        ledger.Record([new Refill { OrderId = 5, RefillId = 8 }, new Refill { OrderId = 99, RefillId = 9 }]);
        ledger.Record([new Cancellation { OrderId = 5 }]);

        var order = Assert.Single(ledger.Read(new LedgerQuery()));
        Assert.Equal(("In progress", false, 0.0000012345m, 3L), (order.Status, order.IsFinal, order.Charge, order.Remains));
        Assert.Null(order.StartCount);
        Assert.Equal(8, order.RefillId);
        foreach (var moment in new[] { order.StatusAt, order.RefillAt, order.CancelAt })
            Assert.InRange(moment!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_stored_of_a_panel_as_it_came_is_read_on_one_visible_line(string kind)
    {
        const string Hostile = "moon\u001b[2J\u202E\r\n::error::\u200B";
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 5);
        ledger.Record([new OrderStatus { OrderId = 5, Status = Hostile, Currency = Hostile, AdditionalData = new Dictionary<string, object?>() }]);
        ledger.SettleRejected(ledger.Claim(Make.Request(), "A-2"), Hostile);

        var orders = ledger.Read(new LedgerQuery()).ToList();

        Assert.Equal(("moon[2J ::error::", "moon[2J ::error::"), (orders[0].Status, orders[0].Currency));
        Assert.Equal("moon[2J ::error::", orders[1].Reason);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_unknown_order_can_be_resolved_either_way_and_no_other(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "placed", 1);
        Make.Unknown(ledger, "there");
        Make.Unknown(ledger, "gone");
        ledger.Claim(Make.Request(), "now");

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("there", 1));
        Assert.Equal((OrderOutcome.Placed, 2L), (ledger.Resolve("there", 2).Outcome, ledger.Find("there")!.OrderId));
        Assert.Equal(OrderOutcome.Rejected, ledger.Resolve("gone", null).Outcome);
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "gone").Kind);
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "there").Kind);
        Failing.With(PanelErrorCode.OrderNotFound, () => ledger.Resolve("nobody", 1));
        Failing.With(PanelErrorCode.OrderInFlight, () => ledger.Resolve("now", 9));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("placed", 9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_settled_order_is_corrected_on_demand(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        Make.Placed(ledger, "A-2", 2);
        Make.Unknown(ledger, "gone");
        ledger.Claim(Make.Request(), "now");
        ledger.Record([Make.Status(1, "Completed", final: true, charge: 0.5m, remains: 0)]);
        ledger.Resolve("gone", null);

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("gone", 3));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("A-1", null));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("A-1", 2, evenSettled: true));
        Failing.With(PanelErrorCode.OrderInFlight, () => ledger.Resolve("now", 9, evenSettled: true));
        Assert.Equal("Completed", ledger.Resolve("A-1", 1, evenSettled: true).Status);

        var corrected = ledger.Resolve("A-1", 7, evenSettled: true);
        Assert.Equal((7L, OrderOutcome.Placed, null, null, null), (corrected.OrderId, corrected.Outcome, corrected.Status, corrected.Charge, corrected.IsFinal));
        Assert.Empty(ledger.Read(new LedgerQuery { OrderId = 1 }));
        ledger.Record([Make.Status(1, "Canceled"), Make.Status(7, "Pending")]);
        Assert.Equal("Pending", ledger.Find("A-1")!.Status);

        Assert.Equal((3L, OrderOutcome.Placed), (ledger.Resolve("gone", 3, evenSettled: true).OrderId, ledger.Find("gone")!.Outcome));
        Assert.Equal((null, OrderOutcome.Rejected), (ledger.Resolve("A-1", null, evenSettled: true).OrderId, ledger.Find("A-1")!.Outcome));
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-1").Kind);
        Assert.DoesNotContain(7, ledger.ReadUnfinished().Select(order => order.OrderId));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_id_that_is_not_a_number_settles_an_order_as_its_note(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "placed", 1);
        foreach (var name in new[] { "first", "second", "third" }) Make.Unknown(ledger, name);

        var order = ledger.Resolve("first", null, note: "ORD-123");
        Assert.Equal((null, OrderOutcome.Placed, "ORD-123"), (order.OrderId, order.Outcome, order.Reason));
        Assert.Equal("ORD-123", ledger.Resolve("second", null, note: "ORD-123").Reason);
        Assert.Equal((null, "ORD-123"), (ledger.Find("first")!.OrderId, ledger.Find("first")!.Reason));
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "first").Kind);

        // Nothing can be asked about it.
        Assert.Equal([1], ledger.ReadUnfinished().Select(unfinished => unfinished.OrderId));
        Assert.Equal([1L], ledger.ReadStartingWith(LedgerKey.OrderId, "", 10).Select(found => found.OrderId));
        Assert.Equal(["third"], ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }).Select(found => found.Reference));
        Assert.Equal(0, ledger.RemoveFinished(DateTimeOffset.UtcNow.AddDays(1)));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Remove("first", false));

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("first", null, note: "ORD-124"));
        Assert.Equal("ORD-124", ledger.Resolve("first", null, evenSettled: true, note: "ORD-124").Reason);
        Assert.Equal((7L, null), (ledger.Resolve("first", 7, evenSettled: true).OrderId, ledger.Find("first")!.Reason));
        Assert.Equal((null, "x"), (ledger.Resolve("placed", null, evenSettled: true, note: "x").OrderId, ledger.Find("placed")!.Reason));
        Assert.Equal(OrderOutcome.Rejected, ledger.Resolve("placed", null, evenSettled: true).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_late_settlement_is_an_error(string kind)
    {
        var ledger = Ledger(kind);
        var claim = ledger.Claim(Make.Request(), "A-1");
        ledger.Release(claim);
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-1")!.Outcome);
        ledger.Resolve("A-1", null);

        Failing.With(PanelErrorCode.LedgerUnavailable, () => { ledger.SettlePlaced(claim, new Order { OrderId = 4 }); });
        Assert.Equal(OrderOutcome.Rejected, ledger.Find("A-1")!.Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_claim_is_settled_once(string kind)
    {
        var ledger = Ledger(kind);
        var placed = ledger.Claim(Make.Request(), "placed");
        ledger.SettlePlaced(placed, new Order { OrderId = 4 });
        var rejected = ledger.Claim(Make.Request(2), "rejected");
        ledger.SettleRejected(rejected, "No.");

        Failing.With(PanelErrorCode.LedgerUnavailable, () => { ledger.SettlePlaced(placed, new Order { OrderId = 5 }); });
        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.SettleRejected(placed, "No."));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.SettleUnknown(placed, "Cut."));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.SettleUnknown(rejected, "Cut."));

        Assert.Equal((OrderOutcome.Placed, 4L), (ledger.Find("placed")!.Outcome, ledger.Find("placed")!.OrderId));
        Assert.Equal((OrderOutcome.Rejected, "No."), (ledger.Find("rejected")!.Outcome, ledger.Find("rejected")!.Reason));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_answer_that_comes_after_all_is_taken(string kind)
    {
        var ledger = Ledger(kind);
        var claim = ledger.Claim(Make.Request(), "A-1");
        ledger.Release(claim);
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-1")!.Outcome);

        Assert.Equal((OrderOutcome.Placed, 4L), (ledger.SettlePlaced(claim, new Order { OrderId = 4 }).Outcome, ledger.Find("A-1")!.OrderId));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Orders_placed_elsewhere_come_in_once(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1);
        var moment = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(3));

        var order = ledger.Import(new Order { OrderId = 2, Reference = "A-2", ServiceId = 3, Link = "https://example.com/2", Quantity = 5, PlacedAt = moment });
        var again = ledger.Import(new Order { OrderId = 2 });
        var bare = ledger.Import(new Order { OrderId = 3 });

        Assert.Equal((OrderOutcome.Placed, 3L, 5L, moment, false), (order.Outcome, order.ServiceId, order.Quantity!.Value, order.PlacedAt, order.AlreadyPlaced));
        Assert.Equal(("A-2", true), (again.Reference, again.AlreadyPlaced));
        Assert.NotNull(bare.Reference);
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Import(new Order { OrderId = 9, Reference = "A-1" }));
        Failing.With(PanelErrorCode.InvalidField, () => ledger.Import(new Order()));
        Failing.With(PanelErrorCode.InvalidQuantity, () => ledger.Import(new Order { OrderId = 9, Quantity = 0 }));
        Failing.With(PanelErrorCode.ServiceNotFound, () => ledger.Import(new Order { OrderId = 9, ServiceId = -1 }));
        Assert.Equal(3, ledger.Read(new LedgerQuery()).Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_import_returns_what_it_stores(string kind)
    {
        var ledger = Ledger(kind);
        var moment = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(3));

        var order = ledger.Import(new Order
        {
            OrderId = 2, Reference = "A-2", ServiceId = 3, Link = "https://example.com/2", Quantity = 5, Runs = 2, Interval = 30,
            Fields = new Dictionary<string, string> { ["comments"] = "one" }, EstimatedCharge = 1.50m, Currency = "USD", PlacedAt = moment,
            Status = "Partial", IsFinal = true, Charge = 1.20m, Refunded = 0.30m, StartCount = 7, Remains = 1, StatusAt = moment.AddDays(1),
        });
        var bare = ledger.Import(new Order { OrderId = 3 });

        Assert.Equal(JsonSerializer.Serialize(ledger.Find("A-2")), JsonSerializer.Serialize(order));
        Assert.Equal(JsonSerializer.Serialize(ledger.Find(bare.Reference!)), JsonSerializer.Serialize(bare));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_finished_orders_are_taken_out(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "running", 1);
        Make.Placed(ledger, "done", 2);
        Make.Placed(ledger, "done too", 3);
        Make.Unknown(ledger, "lost");
        ledger.Record([Make.Status(2, "Completed", final: true), Make.Status(3, "Canceled", final: true)]);

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Remove("running", false));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Remove("lost", false));
        Failing.With(PanelErrorCode.OrderNotFound, () => ledger.Remove("nobody", true));
        ledger.Remove("done", false);
        Assert.Equal(0, ledger.RemoveFinished(DateTimeOffset.UtcNow.AddDays(-1)));
        Assert.Equal(1, ledger.RemoveFinished(DateTimeOffset.UtcNow.AddDays(1)));
        Assert.Equal(["running", "lost"], ledger.Read(new LedgerQuery()).Select(o => o.Reference));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unfinished_orders_are_taken_out_on_demand_but_never_one_that_is_being_sent(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "running", 1);
        Make.Unknown(ledger, "lost");
        var claim = ledger.Claim(Make.Request(), "sending");

        ledger.Remove("running", true);
        ledger.Remove("lost", true);
        Failing.With(PanelErrorCode.OrderInFlight, () => ledger.Remove("sending", true));

        Assert.Equal(["sending"], ledger.Read(new LedgerQuery()).Select(o => o.Reference));
        ledger.SettlePlaced(claim, new Order { OrderId = 1 });
        Assert.Equal([1L], ledger.ReadUnfinished().Select(o => o.OrderId));
    }
}
