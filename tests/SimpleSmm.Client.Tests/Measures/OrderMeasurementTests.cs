using System;
using System.Collections.Generic;
using System.Linq;

namespace SimpleSmm.Tests.Measures;

/// <summary>Each rule by which orders are added up, on orders that a reader can add up too.</summary>
public sealed class OrderMeasurementTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Amounts_and_counts_are_sums_and_rejected_orders_cost_nothing()
    {
        var row = Assert.Single(Rows(
            [],
            Placed(1, "Completed", charge: 1.10m, refunded: 0m),
            Placed(2, "Partial", charge: 0.40m, refunded: 0.60m, remains: 60),
            Placed(3, "Canceled", charge: 0m, refunded: 1m, remains: 0),
            Placed(4, null, charge: null, refunded: null),
            New(OrderOutcome.Unknown),
            New(OrderOutcome.Rejected)));

        Assert.Equal((6L, 1L, 1L, 1L, 1L, 1L), (row.Orders, row.Completed, row.Partial, row.Canceled, row.Unknown, row.Rejected));
        Assert.Equal(500L, row.Quantity);
        Assert.Equal((3.10m, 1.60m, 1.50m), (row.Charged, row.Refunded, row.Net));

        // Of the five orders that are not rejected, three have a charge.
        Assert.Equal(5m, row.Estimated);
        Assert.Equal(decimal.Round(3.10m / 3m, 4), row.EstimatedShare);
    }

    [Fact]
    public void The_delivered_share_counts_ended_orders_of_which_it_is_known()
    {
        var row = Assert.Single(Rows(
            [],
            Placed(1, "Completed"),
            Placed(2, "Partial", charge: 0.4m, remains: 60),
            Placed(3, "Canceled", charge: 0m, remains: 0),
            Placed(4, "Canceled", charge: 1m),
            Placed(5, "In progress", charge: 1m, remains: 10)));

        Assert.Equal(decimal.Round((100m + 40m + 0m) / 300m, 4), row.DeliveredShare);
    }

    [Fact]
    public void Nothing_known_is_null_and_not_zero()
    {
        var row = Assert.Single(Rows([], new Order { Outcome = OrderOutcome.Placed, PlacedAt = Noon }));

        Assert.Equal(1, row.Orders);
        Assert.Null(row.Quantity);
        Assert.Null(row.Charged);
        Assert.Null(row.Refunded);
        Assert.Null(row.Net);
        Assert.Null(row.Estimated);
        Assert.Null(row.EstimatedShare);
        Assert.Null(row.DeliveredShare);
        Assert.Null(row.MedianTime);
        Assert.Null(row.Percentile90Time);
        Assert.Null(row.Revenue);
        Assert.Empty(Rows([]));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(10, 5, 9)]
    [InlineData(11, 6, 10)]
    public void Times_are_those_of_the_nearest_rank(int count, int median, int ninety)
    {
        var orders = Enumerable.Range(1, count).Select(minutes => Ended(minutes)).Reverse().ToArray();

        var row = Assert.Single(Rows([], orders));

        Assert.Equal(TimeSpan.FromMinutes(median), row.MedianTime);
        Assert.Equal(TimeSpan.FromMinutes(ninety), row.Percentile90Time);
    }

    [Fact]
    public void An_order_that_seems_to_end_before_it_was_sent_has_no_time() =>
        Assert.Null(Assert.Single(Rows([], Ended(-1))).MedianTime);

    [Theory]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-22", "2026-W47", "2026-11")]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-23", "2026-W48", "2026-11")]
    [InlineData("2026-11-23T01:00:00+02:00", "2026-11-22", "2026-W47", "2026-11")]
    [InlineData("2027-01-03T12:00:00Z", "2027-01-03", "2026-W53", "2027-01")]
    [InlineData("2024-12-30T12:00:00Z", "2024-12-30", "2025-W01", "2024-12")]
    public void Periods_are_those_of_UTC_and_weeks_those_of_ISO_8601(string sentAt, string day, string week, string month)
    {
        var order = new Order { PlacedAt = DateTimeOffset.Parse(sentAt, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(day, Rows([MeasureGroup.Day], order)[0].Day);
        Assert.Equal(week, Rows([MeasureGroup.Week], order)[0].Week);
        Assert.Equal(month, Rows([MeasureGroup.Month], order)[0].Month);
    }

    [Fact]
    public void Currencies_are_never_added_up_and_an_unknown_one_stays_apart()
    {
        var rows = Rows(
            [],
            new Order { PlacedAt = Noon, Currency = "USD", Charge = 1 },
            new Order { PlacedAt = Noon, Currency = "EUR", Charge = 2 },
            new Order { PlacedAt = Noon, Charge = 4 },
            new Order { PlacedAt = Noon, Currency = "USD", Charge = 8 });

        Assert.Equal([(null, 4m), ("EUR", 2m), ("USD", 9m)], rows.Select(row => (row.Currency, row.Net!.Value)));
    }

    [Fact]
    public void A_service_of_another_session_is_another_service()
    {
        var rows = Rows(
            [MeasureGroup.Service],
            new Order { PlacedAt = Noon, Session = "a", ServiceId = 1 },
            new Order { PlacedAt = Noon, Session = "b", ServiceId = 1 });

        Assert.Equal([("a", 1L), ("b", 1L)], rows.Select(row => (row.Session!, row.ServiceId!.Value)));
        var both = Rows([], new Order { PlacedAt = Noon, Session = "a" }, new Order { PlacedAt = Noon, Session = "b" });
        Assert.Equal(2, Assert.Single(both).Orders);
    }

    [Fact]
    public void A_period_includes_its_beginning_and_excludes_its_end()
    {
        var measurement = new OrderMeasurement(new OrderMeasureQuery { Since = Noon, Before = Noon.AddHours(1) });
        foreach (var minutes in new[] { -1, 0, 59, 60 }) measurement.Add(new Order { PlacedAt = Noon.AddMinutes(minutes) });

        Assert.Equal(2, Assert.Single(measurement.ToRows()).Orders);
    }

    [Fact]
    public void Revenue_is_what_was_sold_and_margin_needs_a_known_cost()
    {
        var prices = new PriceList();
        Assert.True(prices.TryAdd(1, 20m));
        Assert.True(prices.TryAdd(1, 30m, "Own"));
        Assert.False(prices.TryAdd(1, 31m, "OWN"));
        var measurement = new OrderMeasurement(new OrderMeasureQuery { Groups = [MeasureGroup.Session] }, prices);
        measurement.Add(Placed(1, "Partial", charge: 0.4m, remains: 60));
        measurement.Add(Placed(2, "Canceled", charge: null));
        measurement.Add(new Order { Session = "own", PlacedAt = Noon, ServiceId = 1, Quantity = 100, Currency = "USD" });
        measurement.Add(new Order { Session = "own", PlacedAt = Noon, ServiceId = 2, Quantity = 100, Currency = "USD", Charge = 5 });
        var rows = measurement.ToRows();

        // 40 of the partial order at 20 per 1000, and nothing of the canceled one, whose cost is its estimate.
        Assert.Equal((0.8m, 0.8m - 0.4m - 1m), (rows[0].Revenue, rows[0].Margin));
        Assert.Equal((3m, null), (rows[1].Revenue, rows[1].Margin));
    }

    [Fact]
    public void A_category_is_that_of_the_catalog()
    {
        var measurement = new OrderMeasurement(new OrderMeasureQuery { Groups = [MeasureGroup.Category] });
        foreach (var service in new[] { 1, 2, 3 })
            measurement.Add(new Order { PlacedAt = Noon, ServiceId = service }, id => id == 3 ? null : "Likes");

        Assert.Equal([(null, 1L), ("Likes", 2L)], measurement.ToRows().Select(row => (row.Category, row.Orders)));
    }

    private static IReadOnlyList<OrderMeasure> Rows(MeasureGroup[] groups, params Order[] orders)
    {
        var measurement = new OrderMeasurement(new OrderMeasureQuery { Groups = groups });
        foreach (var order in orders) measurement.Add(order);
        return measurement.ToRows();
    }

    private static Order Placed(long id, string? status, decimal? charge = 1m, decimal? refunded = 0m, long? remains = null) => new()
    {
        OrderId = id, ServiceId = 1, Quantity = 100, Outcome = OrderOutcome.Placed, PlacedAt = Noon, Currency = "USD", EstimatedCharge = 1m,
        Status = status, IsFinal = status is null ? null : status != "In progress", Charge = charge, Remains = remains,
        Refunded = charge is null ? null : refunded,
    };

    private static Order New(string outcome) => new()
    {
        ServiceId = 1, Quantity = 100, Outcome = outcome, PlacedAt = Noon, Currency = "USD", EstimatedCharge = 1m,
    };

    private static Order Ended(int minutes) => new() { PlacedAt = Noon, FinishedAt = Noon.AddMinutes(minutes) };
}
