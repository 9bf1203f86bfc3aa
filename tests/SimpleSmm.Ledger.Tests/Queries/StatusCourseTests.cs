using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>A ledger knows where its orders stood at the end of each day.</summary>
public sealed class StatusCourseTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Orders_stand_in_a_status_since_they_were_first_seen_there(string kind)
    {
        var ledger = Ledger(kind);
        var today = DateTime.UtcNow.Date;
        DateTime Day(int back) => today.AddDays(-back);
        void Import(long id, int sent, string? status = null, int seen = 0) => ledger.Import(new Order
        {
            OrderId = id, Reference = $"I-{id}", ServiceId = 1, Link = "a", Status = status, IsFinal = status == "Completed",
            PlacedAt = Day(sent).AddHours(1), StatusAt = status is null ? null : Day(seen).AddHours(2),
        });
        Import(1, 10, "In progress", 5);
        Import(2, 10, "In progress", 10);
        Import(3, 4);
        Import(4, 8, "Completed", 3);

        // The fourth order comes back to its status, and the second one before a change within a day is not seen in between.
        ledger.Record([Make.Status(1, "Completed", final: true), Make.Status(2, "Pending"), Make.Status(4, "Refilling")]);
        ledger.Record([Make.Status(2, "COMPLETED", final: true), Make.Status(4, "Completed", final: true)]);
        Make.Unknown(ledger, "U-1");

        Assert.Empty(Make.Standing(ledger, Day(11)));
        Assert.Equal(["In progress 1", "Placed 1"], Make.Standing(ledger, Day(10)));
        Assert.Equal(["In progress 2", "Placed 1"], Make.Standing(ledger, Day(5)));
        Assert.Equal(["Completed 1", "In progress 2", "Placed 1"], Make.Standing(ledger, Day(1)));
        Assert.Equal(["Completed 2", "COMPLETED 1", "Placed 1", "Unknown 1"], Make.Standing(ledger));
        Assert.All(ledger.CountStatusChanges(new OrderMeasureQuery()), change => Assert.Equal(TimeSpan.Zero, change.Day.TimeOfDay));
        var some = ledger.CountStatusChanges(new OrderMeasureQuery { Since = Day(9), Before = Day(4) });
        Assert.Equal([(8, null, 1L), (3, null, -1L), (3, "Completed", 1L)], some.OrderBy(one => one.Day).ThenBy(one => one.Orders)
            .Select(one => ((today - one.Day).Days, one.Status, one.Orders)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void At_the_end_every_order_stands_in_its_present_status(string kind)
    {
        var ledger = Ledger(kind);
        RandomOrders.Fill(ledger, 400);
        ledger.Record([.. Enumerable.Range(1, 200).Select(id => Make.Status(id, id % 3 == 0 ? "Partial" : "odd One"))]);
        var all = new OrderMeasureQuery { Groups = [MeasureGroup.Outcome, MeasureGroup.Status] };
        foreach (var query in new[] { all, all with { Since = RandomOrders.Noon.AddDays(-20), Before = RandomOrders.Noon.AddDays(-3) } })
        {
            var measurement = new OrderMeasurement(query);
            measurement.Add(ledger);
            Assert.Equal(
                Sums(measurement.ToRows().Select(row => (row.Outcome!, row.Status, row.Orders))),
                Sums(ledger.CountStatusChanges(query).Select(change => (change.Outcome, change.Status, change.Orders))));
        }

        static Dictionary<(string, string?), long> Sums(IEnumerable<(string Outcome, string? Status, long Orders)> rows) =>
            rows.GroupBy(row => (row.Outcome, row.Status)).Select(group => (group.Key, Orders: group.Sum(row => row.Orders)))
                .Where(group => group.Orders != 0).ToDictionary(group => group.Key, group => group.Orders);
    }
}
