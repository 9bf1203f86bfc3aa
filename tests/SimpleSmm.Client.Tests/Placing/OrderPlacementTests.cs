using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Placing;

/// <summary>Each order takes its steps, several are under way at once, and the results come in the order of the input.</summary>
public sealed class OrderPlacementTests : PlacementTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task As_many_are_under_way_as_the_limit_allows_and_the_results_keep_their_order(int limit)
    {
        var (client, requests) = Meeting(limit, limit);
        var orders = Enumerable.Range(1, 40).Select(row => Order($"link-{row}", $"row-{row}")).ToArray();

        var results = await RunAsync(Placement(client), orders);

        Assert.Equal(limit, requests.MostAtOnce);
        Assert.All(results, result => Assert.Equal(PlacementKind.Placed, result.Kind));
        Assert.Equal(orders.Select(order => order.Reference), results.Select(result => result.Order!.Reference));
        Assert.All(results, result => Assert.Equal(result.Order!.Link, Panel.Panel.Orders.Single(order => order.Id == result.Order.OrderId).Link));
        if (limit == 1) Assert.Equal(orders.Select(order => order.Link), Sent());
    }

    [Fact]
    public async Task A_single_order_can_be_placed_while_another_one_is_under_way()
    {
        var (client, _) = Meeting(2, 1);
        var placement = Placement(client);

        var both = await Task.WhenAll(placement.PlaceAsync(Order("a")), placement.PlaceAsync(Order("b")));

        Assert.Equal([PlacementKind.Placed, PlacementKind.Placed], Kinds(both));
    }

    [Fact]
    public async Task A_repeated_reference_finds_the_first_order_also_while_that_is_under_way()
    {
        var results = await RunAsync(Placement(), Order("a", "R-1"), Order("a", "R-1"), Order("b", "R-1"));

        Assert.Equal([PlacementKind.Placed, PlacementKind.Known, PlacementKind.Rejected], Kinds(results));
        Assert.True(results[1].Order!.AlreadyPlaced);
        Assert.Equal(PanelErrorCode.ReferenceConflict, results[2].Error!.Code);
        Assert.Equal(["a"], Sent());
    }

    [Fact]
    public async Task A_repeated_reference_is_sent_again_if_the_first_order_was_rejected()
    {
        Panel.Faults.Next(Fault.Error("Incorrect link"));

        var results = await RunAsync(Placement(), Order("a", "R-1"), Order("a", "R-1"));

        Assert.Equal([PlacementKind.Rejected, PlacementKind.Placed], Kinds(results));
        Assert.Equal(["a", "a"], Sent());
    }

    [Fact]
    public async Task A_repeated_reference_is_not_sent_again_if_the_outcome_of_the_first_order_is_unknown()
    {
        Panel.Faults.Next(Fault.EmptyBody().AfterAccept());

        var results = await RunAsync(Placement(), Order("a", "R-1"), Order("a", "R-1"));

        Assert.Equal([PlacementKind.Unknown, PlacementKind.Unknown], Kinds(results));
        Assert.Equal(["a"], Sent());
    }

    [Fact]
    public async Task A_reference_needs_a_ledger()
    {
        var result = Assert.Single(await RunAsync(Placement(hasLedger: false), Order("a", "R-1")));

        Assert.Equal(PanelErrorCode.LedgerUnavailable, result.Error!.Code);
        Assert.Empty(Sent());
        Assert.Equal(PlacementKind.Placed, Assert.Single(await RunAsync(Placement(hasLedger: false), Order("a"))).Kind);
    }

    [Fact]
    public async Task The_catalog_is_read_once_and_not_for_an_order_that_was_placed_before()
    {
        await RunAsync(Placement(), Order("a", "R-1"));
        Panel.ClearRequests();
        var placement = Placement(with: _ => new OrderPlacementOptions { ThrottleLimit = 1 });

        Assert.Equal([PlacementKind.Known], Kinds(await RunAsync(placement, Order("a", "R-1"))));
        Assert.Empty(Sent());
        var results = await RunAsync(placement, Order("b"), Order("c", quantity: 1), Order("d", service: 999), Order("e"));

        Assert.Equal(["services", "b", "e"], Sent());
        Assert.Equal([null, PanelErrorCode.InvalidQuantity, PanelErrorCode.ServiceNotFound, null], results.Select(result => result.Error?.Code));
        Assert.Equal(0.09m, results[0].Request.EstimatedCharge);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_read_is_the_error_of_the_order_and_the_next_one_tries_again()
    {
        Panel.Faults.OnAction("services", Fault.Error("Something broke"));

        var results = await RunAsync(Placement(with: _ => new OrderPlacementOptions()), Order("a"), Order("b"));

        Assert.Equal([PlacementKind.Rejected, PlacementKind.Placed], Kinds(results));
        Assert.True(results[0].ConcernsAll);
        Assert.Equal(["services", "services", "b"], Sent());
    }

    [Fact]
    public async Task Nothing_is_sent_after_a_refused_key()
    {
        Panel.Faults.Always(Fault.Error("Invalid API key"));
        var placement = Placement(with: options => new OrderPlacementOptions { SkipValidation = true, ThrottleLimit = 1 });

        var results = await RunAsync(placement, Order("a", "R-1"), Order("b", "R-2"), Order("c", "R-3"));

        Assert.Equal(["a", "balance"], Sent());
        Assert.All(results, result => Assert.Equal(PanelErrorCode.InvalidApiKey, result.Error!.Code));
        Assert.Equal(placement.Fault, results[0].Error);
        Assert.All(results.Skip(1), result => Assert.Contains("was not sent", result.Error!.Message, StringComparison.Ordinal));
        Assert.Equal(["Rejected", null, null], new[] { "R-1", "R-2", "R-3" }.Select(reference => Ledger.Find(reference)?.Outcome));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Nothing_is_sent_that_the_ledger_cannot_keep(int limit)
    {
        var ledger = BrokenLedger.After(5, Ledger);
        var placement = new OrderPlacement(Client, ledger, new OrderPlacementOptions { SkipValidation = true, ThrottleLimit = limit });

        var results = await RunAsync(placement, [.. Enumerable.Range(1, 40).Select(row => Order($"link-{row}"))]);

        Assert.Equal(5, results.Count(result => result.Kind == PlacementKind.Placed));
        Assert.Equal(35, results.Count(result => result.Error?.Code == PanelErrorCode.LedgerUnavailable));
        Assert.Equal(5, Sent().Length);
    }

    [Fact]
    public async Task Each_order_is_confirmed_in_its_turn_with_its_estimated_charge()
    {
        var asked = new List<string>();
        bool Confirm(OrderRequest order)
        {
            asked.Add($"{order.Link} {order.EstimatedCharge}");
            return order.Link != "b";
        }

        var results = await RunAsync(Placement(with: _ => new OrderPlacementOptions { Confirm = Confirm }), Order("a"), Order("b"), Order("c", quantity: 1), Order("d"));

        Assert.Equal(["a 0.09", "b 0.09", "d 0.09"], asked);
        Assert.Equal([PlacementKind.Placed, PlacementKind.Declined, PlacementKind.Rejected, PlacementKind.Placed], Kinds(results));
        Assert.Equal(["a", "d"], Sent().Skip(1).Order());
    }

    [Fact]
    public async Task A_dry_run_sends_nothing_and_later_orders_find_earlier_ones()
    {
        var placement = Placement(with: _ => new OrderPlacementOptions { IsDryRun = true, OnDuplicateLink = DuplicateLinkAction.Skip });

        var results = await RunAsync(placement, Order("a", "R-1"), Order("a", "R-1"), Order("a", "R-2"), Order("b"), Order("b", quantity: 1));

        Assert.Equal([PlacementKind.Planned, PlacementKind.Known, PlacementKind.Skipped, PlacementKind.Planned, PlacementKind.Rejected], Kinds(results));
        Assert.Equal(["services"], Sent());
        Assert.Empty(Ledger.Read(new LedgerQuery()));
    }

    [Fact]
    public async Task Orders_that_end_in_an_exception_lose_no_result()
    {
        IEnumerable<OrderRequest> Orders()
        {
            yield return Order("a");
            yield return Order("b");
            throw new TimeoutException("The file ended.");
        }

        var results = new List<PlacementResult>();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var result in Placement().PlaceAsync(Orders())) results.Add(result);
        });

        Assert.Equal([PlacementKind.Placed, PlacementKind.Placed], Kinds(results));
    }

    [Fact]
    public async Task A_cancellation_ends_what_waits_for_a_link_and_sends_nothing_more()
    {
        Panel.Faults.Next(Fault.Hang());
        using var stop = new CancellationTokenSource();
        var placement = Placement();
        var first = placement.PlaceAsync(Order("a", "R-1"), stop.Token);
        var second = placement.PlaceAsync(Order("a", "R-2"), stop.Token);
        var third = placement.PlaceAsync(Order("b", "R-1"), stop.Token);
        await Eventually.Is(() => Panel.Requests.Count == 1);

        await stop.CancelAsync();

        foreach (var order in new[] { first, second, third }) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => order);
        Assert.Equal(["a"], Sent());
        Assert.Equal(["Unknown", null], new[] { "R-1", "R-2" }.Select(reference => Ledger.Find(reference)?.Outcome));
    }
}
