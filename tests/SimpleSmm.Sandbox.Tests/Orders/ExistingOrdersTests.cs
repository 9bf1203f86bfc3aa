using System;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>Orders that were there before.</summary>
public sealed class ExistingOrdersTests
{
    [Fact]
    public void Ten_of_them_show_every_status()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var panel = Panels.Still(seed, existing: 10);
            string[] statuses = [.. Enumerable.Range(1, 10).Select(id => panel.Status(id))];
            Assert.Equal(
                ["Partial", "Completed", "In progress", "Canceled", "Completed", "Pending", "Processing", "Partial", "Completed", "Completed"],
                statuses);
            Assert.Equal("Incorrect order ID", panel.Error("status", "order=11"));
            Assert.Equal("Incorrect order ID", panel.Error("status", "order=0"));
        }
    }

    [Fact]
    public void Refillable_and_cancelable_ones_are_among_them()
    {
        var panel = Panels.Still(existing: 3);
        Assert.Null(panel.Error("refill", "order=1"));
        Assert.Null(panel.Error("refill", "order=2"));
        Assert.Equal("""[{"order":3,"cancel":1}]""", panel.Ask("cancel", "orders=3"));
    }

    [Fact]
    public void They_cost_nothing_and_only_a_cancellation_gives_money_back()
    {
        var panel = Panels.Still(existing: 500);
        var running = panel.FindOrder(3)!;
        Assert.Equal("In progress", running.Status);
        Assert.Equal(100m, panel.Balance);
        panel.Ask("cancel", "orders=3");
        panel.Clock.Advance(TimeSpan.FromDays(5));
        var ended = panel.FindOrder(3)!;
        Assert.Equal("Partial", ended.Status);
        Assert.True(ended.Refunded > 0);
        Assert.Equal(100m + ended.Refunded, panel.Balance);
        Assert.All(Enumerable.Range(4, 497), id => Assert.Contains(panel.Status(id), new[] { "Completed", "Partial", "Canceled" }));
        Assert.Equal(100m + ended.Refunded, panel.Balance);
    }

    [Fact]
    public void Millions_cost_nothing_until_asked_for()
    {
        var panel = Panels.Still(existing: int.MaxValue - 1);
        Assert.Equal("In progress", panel.Status(2_000_000_000));
        Assert.Equal(int.MaxValue, panel.Add(1, 100));
    }

    [Fact]
    public void New_ids_never_meet_existing_ones()
    {
        Assert.Equal(300001, Panels.Still(existing: 300000).Add(1, 100));
        Assert.Equal(500, new SandboxPanel(new SandboxOptions { ExistingOrders = 10, FirstOrderId = 500 }).Add(1, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxPanel(new SandboxOptions { ExistingOrders = 10, FirstOrderId = 10 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxPanel(new SandboxOptions { ExistingOrders = -1 }));
    }
}
