using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Placing;

/// <summary>Two orders on one link of one service are never under way at once, and the rule for unfinished ones holds on any clock.</summary>
public sealed class OrderPlacementLinkTests : PlacementTest
{
    private static OrderPlacementOptions With(DuplicateLinkAction action) => new() { SkipValidation = true, OnDuplicateLink = action };

    [Fact]
    public async Task An_order_waits_for_the_one_before_it_on_its_link_and_others_do_not()
    {
        // The three that may be under way at once meet; the others would never come if one of these waited.
        var (client, _) = Meeting(3, 5);

        var results = await RunAsync(Placement(client), Order("a", "1"), Order("a", "2"), Order("a", "3", service: 8), Order("b", "4"), Order("a", "5"));

        Assert.All(results, result => Assert.Equal(PlacementKind.Placed, result.Kind));
        var ids = results.Where(result => result.Request is { Link: "a", ServiceId: 1 }).Select(result => result.Order!.OrderId).ToList();
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task Orders_on_one_link_are_under_way_one_by_one()
    {
        Panel.Latency = TimeSpan.FromMilliseconds(20);
        var (client, requests) = Meeting(1, 16);

        await RunAsync(Placement(client), [.. Enumerable.Range(1, 20).Select(row => Order("a", $"R-{row}"))]);

        Assert.Equal(1, requests.MostAtOnce);
    }

    [Fact]
    public async Task Orders_without_a_link_do_not_wait_for_each_other()
    {
        var (client, requests) = Meeting(2, 2);
        OrderRequest Subscription(string user) => new() { ServiceId = 30, UserName = user, Minimum = 50, Maximum = 100, Posts = 5, Delay = 0 };

        await RunAsync(Placement(client), Subscription("ann"), Subscription("bob"));

        Assert.Equal(2, requests.MostAtOnce);
    }

    [Theory]
    [InlineData(DuplicateLinkAction.Error, PlacementKind.Rejected)]
    [InlineData(DuplicateLinkAction.Skip, PlacementKind.Skipped)]
    public async Task An_order_that_is_under_way_counts(DuplicateLinkAction action, PlacementKind kind)
    {
        var results = await RunAsync(Placement(with: _ => With(action)), Order("a"), Order("a"), Order("b"));

        Assert.Equal([PlacementKind.Placed, kind, PlacementKind.Placed], Kinds(results));
        Assert.Equal(PanelErrorCode.DuplicateLink, results[1].Error!.Code);
        Assert.Equal(["a", "b"], Sent().Order());
    }

    [Theory]
    [InlineData(DuplicateLinkAction.Error, PlacementKind.Rejected)]
    [InlineData(DuplicateLinkAction.Skip, PlacementKind.Skipped)]
    public async Task What_the_panel_says_of_a_link_counts(DuplicateLinkAction action, PlacementKind kind)
    {
        Panel.Panel.RejectsActiveLink = true;
        var placement = Placement(with: _ => With(action), hasLedger: false);

        Assert.Equal([PlacementKind.Placed, kind], Kinds(await RunAsync(placement, Order("a"), Order("a"))));
        Assert.Equal(["a", "a"], Sent());
    }

    [Fact]
    public async Task A_wait_ends_with_the_other_order_and_holds_no_other_link()
    {
        var placement = Placement(with: _ => Waiting(interval: TimeSpan.FromHours(1)));
        var first = Assert.Single(await RunAsync(placement, Order("a"))).Order!.OrderId!.Value;
        Panel.ClearRequests();
        Panel.Faults.OnAction("status", Status("In progress"), 3).OnAction("status", Status("Canceled"));

        var results = await RunAsync(placement, Order("a"), Order("b"));

        Assert.Equal([PlacementKind.Placed, PlacementKind.Placed], Kinds(results));
        Assert.Equal(["status", "status", "status", "status", "a"], Sent().Where(sent => sent != "b"));
        Assert.All(Delays, delay => Assert.Equal(TimeSpan.FromHours(1), delay));
        Assert.Equal("Canceled", Assert.Single(Ledger.Read(new LedgerQuery { OrderId = first })).Status);
    }

    [Fact]
    public async Task A_wait_ends_at_its_time()
    {
        var placement = Placement(with: _ => Waiting(timeout: TimeSpan.FromHours(2), interval: TimeSpan.FromMinutes(50)));
        await RunAsync(placement, Order("a"));
        Panel.ClearRequests();
        Panel.Faults.Always(Status("In progress"), "status");

        var result = Assert.Single(await RunAsync(placement, Order("a")));

        Assert.Equal((PlacementKind.Rejected, PanelErrorCode.DuplicateLink), (result.Kind, result.Error!.Code));
        Assert.Equal([50, 50, 20], Delays.Select(delay => (int)Math.Round(delay.TotalMinutes)));
        Assert.Equal(Enumerable.Repeat("status", 4), Sent());
    }

    [Fact]
    public async Task A_link_that_only_the_panel_knows_to_be_taken_is_tried_after_growing_pauses()
    {
        Panel.Panel.RejectsActiveLink = true;
        var placement = Placement(with: _ => Waiting(timeout: TimeSpan.FromMinutes(3)), hasLedger: false);

        var results = await RunAsync(placement, Order("a"), Order("a"));

        Assert.Equal(PanelErrorCode.DuplicateLink, results[1].Error!.Code);
        Assert.Equal([10, 20, 40, 80], Delays.Select(delay => (int)Math.Round(delay.TotalSeconds)));
        Assert.Equal(Enumerable.Repeat("a", 6), Sent());
    }

    private static Fault Status(string status) => Fault.Answer(200, $$"""{"status":"{{status}}"}""");
}
