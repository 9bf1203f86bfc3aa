using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>One reference is one order.</summary>
public sealed class LedgeredOrdersRepeatTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_repeated_reference_gives_the_order_and_sends_nothing(string kind)
    {
        var ledger = Ledger(kind);
        var first = await Orders(ledger).PlaceAsync(Make.Request(), "A-1");

        var again = await Orders(ledger).PlaceAsync(Make.Request(), "A-1");

        Assert.Equal((first.OrderId, first.PlacedAt), (again.OrderId, again.PlacedAt));
        Assert.Equal((false, true), (first.AlreadyPlaced, again.AlreadyPlaced));
        Assert.Single(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Other_fields_under_the_same_reference_are_refused(string kind)
    {
        var ledger = Ledger(kind);
        await Orders(ledger).PlaceAsync(Make.Request(), "A-1");
        OrderRequest[] others =
        [
            Make.Request(2), Make.Request(service: 2), Make.Request(quantity: 101),
            new() { ServiceId = 1, Link = "https://example.com/1", Quantity = 100, Runs = 2, Interval = 5 },
        ];

        foreach (var other in others)
        {
            var error = await Failing.With(PanelErrorCode.ReferenceConflict, () => Orders(ledger).PlaceAsync(other, "A-1"));
            Assert.Contains("service 1, quantity 100", error.Message, System.StringComparison.Ordinal);
        }

        Assert.Single(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task References_differ_by_case_and_estimates_make_no_difference(string kind)
    {
        var ledger = Ledger(kind);
        var first = await Orders(ledger).PlaceAsync(Make.Request(), "a-i");
        var other = await Orders(ledger).PlaceAsync(Make.Request(2), "A-I");
        var again = await Orders(ledger).PlaceAsync(
            new OrderRequest { ServiceId = 1, Link = "https://example.com/1", Quantity = 100, EstimatedCharge = 5 }, "a-i");

        Assert.NotEqual(first.OrderId, other.OrderId);
        Assert.True(again.AlreadyPlaced);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Without_a_reference_each_call_is_an_order_and_all_are_there(string kind)
    {
        var ledger = Ledger(kind);
        await Orders(ledger).PlaceAsync(Make.Request());
        await Orders(ledger).PlaceAsync(Make.Request());

        var references = ledger.Read(new LedgerQuery()).Select(order => order.Reference).ToHashSet();
        Assert.Equal(2, references.Count);
        Assert.DoesNotContain(null, references);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Fault", "Processes: one reference by many threads at once")]
    public async Task Of_many_at_once_one_sends(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Always(Fault.Delay(System.TimeSpan.FromMilliseconds(300)));
        var orders = Orders(ledger);

        var all = new List<Task<Order>>();
        for (var i = 0; i < 8; i++) all.Add(Task.Run(() => orders.PlaceAsync(Make.Request(), "A-1")));
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Single(Panel.Requests);
        _ = Assert.Single(all, task => task.IsCompletedSuccessfully && !task.Result.AlreadyPlaced);
        Assert.All(
            all.Where(task => task.IsFaulted),
            task => Assert.Equal(PanelErrorCode.OrderInFlight, ((PanelException)task.Exception!.InnerException!).Code));
    }
}
