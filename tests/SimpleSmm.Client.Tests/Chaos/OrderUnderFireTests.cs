using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Chaos;

/// <summary>Orders on a panel that fails in every way: nothing is ever bought twice, and what is said of each order is true.</summary>
public sealed class OrderUnderFireTests
{
    public static TheoryData<string> Versions => ChaosRun.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("Fault", "The wire: chaos, 60 faults at random on orders")]
    public Task Each_row_has_one_outcome_and_what_the_panel_took_is_an_order_or_unknown(string version) => ChaosRun.ForEachSeed(version, 0.25, async (panel, client, seed) =>
    {
        var placed = new Dictionary<string, long>();
        var failed = new Dictionary<string, PanelErrorCode>();
        for (var row = 1; row <= ChaosRun.Items; row++)
        {
            var link = $"https://example.com/{row}";
            try
            {
                placed.Add(link, (await client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = link, Quantity = 100 })).OrderId!.Value);
            }
            catch (PanelException e)
            {
                failed.Add(link, e.Code);
            }
        }

        Assert.Equal(ChaosRun.Items, placed.Count + failed.Count);
        var seen = ChaosRun.Accepted(panel, "add", request => [request["link"]!]);
        Assert.All(seen, link => Assert.True(link.Value == 1, $"{seed}: {link.Key} was acted on {link.Value} times."));

        var taken = panel.Panel.Orders.ToDictionary(order => order.Link, order => order.Id);
        Assert.All(placed, order => Assert.True(taken.GetValueOrDefault(order.Key) == order.Value, $"{seed}: order {order.Value} is not the panel's."));
        var unknown = failed.Where(row => row.Value == PanelErrorCode.OutcomeUnknown).Select(row => row.Key).ToList();
        Assert.Equal(taken.Count, placed.Count + unknown.Count(taken.ContainsKey));

        // The faults were really there: both kinds of unknown outcome, and repetitions.
        Assert.Contains(unknown, taken.ContainsKey);
        Assert.Contains(unknown, link => !taken.ContainsKey(link));
        Assert.True(panel.Requests.Count > ChaosRun.Items, $"{seed}: nothing was sent again.");
    });
}
