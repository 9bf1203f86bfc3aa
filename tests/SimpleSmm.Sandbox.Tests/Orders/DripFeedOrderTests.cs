using System;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>A drip-feed places an order for each run and ends with the last of them.</summary>
public sealed class DripFeedOrderTests
{
    private const long Parent = 235416;

    private static readonly PanelDialect[] Dialects = [PanelDialect.Perfect, PanelDialect.Smart];

    [Fact]
    public void Runs_are_placed_one_every_interval_and_the_list_of_them_grows()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Feed(dialect, runs: 3, interval: 30);
            Assert.Empty(Children(panel));
            int[] expected = [1, 1, 2, 2, 3, 3];
            TimeSpan[] steps = [Minutes(1), Minutes(29.9), Minutes(0.1), Minutes(29.9), Minutes(0.1), Minutes(600)];
            for (int i = 0; i < steps.Length; i++)
            {
                panel.Clock.Advance(steps[i]);
                Assert.Equal(Enumerable.Range(1, expected[i]).Select(n => Parent + n), Children(panel));
            }

            Assert.Equal(
                [Minutes(1), Minutes(31), Minutes(61)], panel.Orders.Skip(1).Select(child => child.PlacedAt - panel.Orders[0].PlacedAt));
            Assert.All(panel.Orders.Skip(1), child => Assert.Equal((Parent, 100L, 0.09m), (child.ParentId, child.Quantity, child.Charge)));
        }
    }

    [Fact]
    public void One_long_step_of_the_clock_is_as_many_short_ones()
    {
        var once = Feed(PanelDialect.Perfect, runs: 5, interval: 30);
        var often = Feed(PanelDialect.Perfect, runs: 5, interval: 30);
        once.Clock.Advance(Minutes(400));
        for (int i = 0; i < 400; i++)
        {
            often.Clock.Advance(Minutes(1));
            often.Ask("balance");
        }

        string[] all = ["orders=" + string.Join(',', Enumerable.Range((int)Parent, 6))];
        Assert.Equal(once.Ask("status", all), often.Ask("status", all));
        Assert.Equal(once.Balance, often.Balance);
    }

    [Fact]
    public void The_parent_ends_when_its_last_child_ends_as_its_children_did()
    {
        var ends = new System.Collections.Generic.HashSet<string>();
        for (int seed = 1; seed <= 40; seed++)
        {
            var panel = Feed(PanelDialect.Perfect, runs: 2, interval: 60, seed: seed);
            Assert.Equal("Pending", panel.Status(Parent));
            for (int minute = 0; minute < 200; minute++)
            {
                panel.Clock.Advance(Minutes(1));
                var orders = panel.Orders;
                bool allEnded = orders.Count == 3 && orders.Skip(1).All(child => child.Status is "Completed" or "Partial" or "Canceled");
                Assert.Equal(!allEnded, orders[0].Status == "In progress");
                Assert.Equal(200 - orders.Skip(1).Sum(child => child.Quantity - child.Remains), orders[0].Remains);
            }

            long remains = panel.Orders[0].Remains;
            Assert.Equal(remains == 0 ? "Completed" : remains == 200 ? "Canceled" : "Partial", panel.Status(Parent));
            ends.Add(panel.Status(Parent));
            Assert.Equal(panel.Orders[0].Refunded, panel.Orders.Skip(1).Sum(child => child.Refunded));
            Assert.Equal(100m, panel.Balance + panel.Orders[0].Charge - panel.Orders[0].Refunded);
        }

        Assert.Contains("Completed", ends);
        Assert.Contains("Partial", ends);
    }

    [Fact]
    public void All_runs_are_paid_at_once_and_none_is_paid_again()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Panels.Still(balance: 0.27m, dialect: dialect);
            Assert.Equal("Not enough funds on balance", panel.Error("add", "service=1", Asking.Link, "quantity=100", "runs=4", "interval=5"));
            Assert.Null(panel.Error("add", "service=1", Asking.Link, "quantity=100", "runs=3", "interval=5"));
            Assert.Equal(0m, panel.Balance);
            panel.Clock.Advance(Minutes(11));
            Assert.Equal(3, Children(panel).Length);
            Assert.Equal(0.27m, panel.Orders[0].Charge);
            Assert.Equal(panel.Orders[0].Refunded, panel.Balance);
        }
    }

    [Fact]
    public void The_page_s_five_figures_have_runs_and_orders_beside_them()
    {
        var panel = Feed(PanelDialect.Perfect, runs: 2, interval: 30);
        Assert.Equal(
            """{"charge":"0.18000","start_count":"0","status":"Pending","remains":"200","currency":"USD","runs":"2","orders":[]}""",
            panel.Ask("status", $"order={Parent}"));
        panel.Clock.Advance(Minutes(1));
        Assert.Equal(
            """{"charge":"0.18000","start_count":"0","status":"In progress","remains":"200","currency":"USD","runs":"2","orders":[235417]}""",
            panel.Ask("status", $"order={Parent}"));
    }

    [Fact]
    public void SmartPanel_shows_runs_and_orders_alone_and_ends_too()
    {
        var panel = Feed(PanelDialect.Smart, runs: 2, interval: 30);
        panel.Clock.Advance(Minutes(31));
        Assert.Equal(
            "{\n    \"status\": \"In progress\",\n    \"runs\": \"2\",\n    \"orders\": [\n        \"235417\",\n        \"235418\"\n    ]\n}",
            panel.Ask("status", $"order={Parent}"));
        panel.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(panel.Status(Parent), new[] { "Completed", "Partial", "Canceled" });
    }

    [Fact]
    public void A_child_is_an_order_like_any_other()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Feed(dialect, runs: 2, interval: 30);
            Assert.Equal("Incorrect order ID", panel.Error("status", "order=235417"));
            panel.Clock.Advance(Minutes(1));
            var child = panel.AskJson("status", "order=235417");
            Assert.Equal("Pending", child.GetProperty("status").GetString());
            Assert.Equal(0.09m, child.Money("charge"));
            Assert.False(child.TryGetProperty("runs", out _));
            Assert.Equal(2, panel.AskJson("status", "orders=235416,235417").EnumerateObject().Count());
        }

        var perfect = Feed(PanelDialect.Perfect, runs: 2, interval: 30);
        perfect.Clock.Advance(Minutes(1));
        Assert.Equal("""[{"order":235417,"cancel":1}]""", perfect.Ask("cancel", "orders=235417"));
        perfect.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(perfect.Status(235417), new[] { "Canceled", "Partial" });
        Assert.Equal("Order not eligible for refill.", perfect.Error("refill", $"order={Parent}"));
        Assert.Null(perfect.Error("refill", $"order={perfect.Orders.First(order => order.ParentId is not null && order.Status is "Completed" or "Partial").Id}"));
    }

    [Fact]
    public void A_canceled_drip_feed_places_no_more_runs_and_gives_their_money_back()
    {
        var panel = Feed(PanelDialect.Perfect, runs: 10, interval: 60);
        panel.Clock.Advance(Minutes(62));
        Assert.Equal("""[{"order":235416,"cancel":1}]""", panel.Ask("cancel", $"orders={Parent}"));
        Assert.Contains("Order cannot be canceled", panel.Ask("cancel", $"orders={Parent}"), StringComparison.Ordinal);
        Assert.Equal(100m - 0.9m + panel.Orders[0].Refunded, panel.Balance);
        Assert.Equal(0m, panel.Orders[0].Refunded);
        panel.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, Children(panel).Length);
        var orders = panel.Orders;
        Assert.Equal(0.72m + orders[1].Refunded + orders[2].Refunded, orders[0].Refunded);
        Assert.Equal(800 + orders[1].Remains + orders[2].Remains, orders[0].Remains);
        Assert.Equal(100m - 0.9m + orders[0].Refunded, panel.Balance);
        Assert.Contains(orders[0].Status, new[] { "Partial", "Canceled" });
    }

    [Fact]
    public void Canceled_before_its_first_run_it_costs_nothing()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Feed(dialect, runs: 10, interval: 60);
            panel.Cancel(Parent);
            Assert.Equal(100m, panel.Balance);
            Assert.Equal("Canceled", panel.Status(Parent));
            Assert.Throws<InvalidOperationException>(() => panel.Cancel(Parent));
            panel.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(100m, panel.Balance);
            Assert.Empty(Children(panel));
        }
    }

    [Fact]
    public void A_drip_feed_keeps_its_link_busy_to_its_end_and_its_own_runs_are_placed_all_the_same()
    {
        foreach (var dialect in Dialects)
        {
            var panel = new SandboxPanel(new SandboxOptions { RejectsActiveLink = true, Speed = 0, Dialect = dialect });
            Assert.Null(panel.Error("add", "service=1", Asking.Link, "quantity=100", "runs=3", "interval=90"));
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(
                    "You have active order with this link. Please wait until order being completed.",
                    panel.Error("add", "service=3", Asking.Link, "quantity=100"));
                panel.Clock.Advance(Minutes(61));
            }

            panel.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(3, Children(panel).Length);
            Assert.Null(panel.Error("add", "service=3", Asking.Link, "quantity=100"));
        }
    }

    private static SandboxPanel Feed(PanelDialect dialect, int runs, int interval, int seed = 1)
    {
        var panel = Panels.Still(seed, dialect: dialect);
        Assert.Null(panel.Error("add", "service=1", Asking.Link, "quantity=100", $"runs={runs}", $"interval={interval}"));
        return panel;
    }

    private static long[] Children(SandboxPanel panel)
    {
        long[] said = [.. panel.AskJson("status", $"order={Parent}").GetProperty("orders").EnumerateArray()
            .Select(id => long.Parse(id.ToString(), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(said, panel.FindOrder(Parent)!.Children);
        return said;
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
