using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests.Chaos;

/// <summary>
/// A file of orders on a panel that fails in every way, 16 at once: no order twice, none lost, no budget exceeded, no link doubled.
/// </summary>
public sealed class PlacementUnderFireTests
{
    private const int References = 400, Rows = 500, Links = 150;

    public static TheoryData<string> Versions => ChaosRun.Versions;

    // The quantity tells the orders of the panel apart. A row on a link of its own, or of two others.
    private static IEnumerable<OrderRequest> File =>
        from row in Enumerable.Range(0, Rows)
        let number = row % References
        select new OrderRequest
        {
            ServiceId = 1, Link = $"https://example.com/{number % Links}", Quantity = 100 + number, Reference = $"R-{number}",
        };

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("Fault", "The wire: chaos, 60 faults at random on 16 orders at once")]
    public Task Sixteen_orders_at_once_are_each_placed_once_within_the_budget(string version) =>
        ChaosRun.ForEachSeed(version, 0.25, RunAsync, items: Rows);

    private static async Task RunAsync(TestPanelServer panel, PanelClient client, string seed)
    {
        var (ledger, watch) = WatchedLedger.Around(new MemoryOrderLedger(new LedgerAccount(panel.Uri)));
        var catalog = await ReadCatalogAsync(client);
        var onDuplicate = (int.Parse(seed.Split(' ')[^1], CultureInfo.InvariantCulture) % 3) switch
        {
            0 => (DuplicateLinkAction?)null,
            1 => DuplicateLinkAction.Error,
            _ => DuplicateLinkAction.Skip,
        };

        // The first run spends a part; the second one, with a budget of its own, finds what the first one placed.
        foreach (var amount in (decimal[])[20, 15])
        {
            var spentBefore = panel.Panel.Orders.Sum(order => order.Charge);
            var budget = new OrderBudget(amount);
            var rules = new OrderPlacementOptions { Catalog = catalog, Budget = budget, ThrottleLimit = 16, OnDuplicateLink = onDuplicate };
            var results = new List<PlacementResult>();
            await foreach (var result in new OrderPlacement(client, ledger, rules).PlaceAsync(File)) results.Add(result);
            Check(panel, ledger, results, seed);
            var spent = panel.Panel.Orders.Sum(order => order.Charge) - spentBefore;
            Assert.True(spent <= budget.Spent && budget.Spent <= amount, $"{seed}: {spent} of {budget.Spent} of {amount} was spent.");
            var mine = results.Where(result => result.Kind is PlacementKind.Placed or PlacementKind.Unknown);
            Assert.Equal(budget.Spent, mine.Sum(result => result.Request.EstimatedCharge ?? 0));
        }

        Assert.True(watch.Doubled.Count == 0, $"{seed}: two orders were under way at once on {string.Join(", ", watch.Doubled)}.");
        Assert.InRange(watch.MostAtOnce, 2, 16);
        if (onDuplicate is null) return;
        foreach (var onLink in panel.Panel.Orders.GroupBy(order => order.Link))
            Assert.True(onLink.Count() == 1, $"{seed}: {onLink.Key} has {onLink.Count()} orders.");
    }

    private static void Check(TestPanelServer panel, IOrderLedger ledger, List<PlacementResult> results, string seed)
    {
        // Every row has its result, in its order.
        Assert.Equal(File.Select(order => order.Reference), results.Select(result => result.Request.Reference));
        Assert.All(results, result => Assert.Equal(result.Kind is PlacementKind.Placed or PlacementKind.Known, result.Order is not null));

        // No order twice, and none that the ledger does not know.
        var taken = panel.Panel.Orders.ToLookup(order => $"R-{order.Quantity - 100}");
        var known = ledger.Read(new LedgerQuery()).ToDictionary(order => order.Reference!);
        foreach (var orders in taken)
        {
            Assert.True(orders.Count() == 1, $"{seed}: {orders.Key} was placed {orders.Count()} times.");
            Assert.True(known[orders.Key].Outcome is OrderOutcome.Placed or OrderOutcome.Unknown, $"{seed}: {orders.Key} was lost.");
        }

        foreach (var order in known.Values.Where(order => order.Outcome == OrderOutcome.Placed))
            Assert.Equal(taken[order.Reference!].Single().Id, order.OrderId);
        Assert.DoesNotContain(known.Values, order => order.Outcome == OrderOutcome.Sending);

        // What is said of a row is what the ledger has.
        foreach (var result in results.Where(result => result.Order is not null))
            Assert.Equal(known[result.Request.Reference!].OrderId, result.Order!.OrderId);
    }

    private static async Task<ServiceCatalog> ReadCatalogAsync(PanelClient client)
    {
        while (true)
        {
            try
            {
                var catalog = await client.GetServicesAsync();
                if (catalog.Find(1) is { Rate: 0.9m }) return catalog;
            }
            catch (PanelException)
            {
                // The panel fails at every fourth request.
            }
        }
    }
}
