using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>A subscription places an order for each post until one of its ends comes.</summary>
public sealed class SubscriptionOrderTests
{
    private const long Parent = 235416;

    private static readonly DateTimeOffset Start = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PanelDialect[] Dialects = [PanelDialect.Perfect, PanelDialect.Smart];

    [Fact]
    public void Its_answers_have_a_shape_of_their_own()
    {
        var perfect = Subscribed(PanelDialect.Perfect);
        Assert.Equal(
            """{"status":"Active","charge":"0.00000","currency":"USD","expiry":null,"posts":null,"orders":[]}""",
            perfect.Ask("status", $"order={Parent}"));
        perfect = Subscribed(PanelDialect.Perfect, "posts=3", "old_posts=2", "delay=0", "min=100", "max=100", "expiry=9/6/2030");
        Assert.Equal(
            """{"235416":{"status":"Active","charge":"0.00800","currency":"USD","expiry":"09/06/2030","posts":"3","orders":[235417,235418]}}""",
            perfect.Ask("status", $"orders={Parent}"));

        var smart = Subscribed(PanelDialect.Smart, "posts=3", "old_posts=1", "delay=0", "expiry=9/6/2030");
        Assert.Equal(
            "{\n    \"status\": \"Active\",\n    \"expiry\": true,\n    \"posts\": \"3\",\n    \"orders\": [\n        \"235417\"\n    ]\n}",
            smart.Ask("status", $"order={Parent}"));
        smart = Subscribed(PanelDialect.Smart);
        Assert.Equal(
            "{\n    \"status\": \"Active\",\n    \"expiry\": false,\n    \"posts\": null,\n    \"orders\": []\n}",
            smart.Ask("status", $"order={Parent}"));
    }

    [Fact]
    public void Each_post_is_one_order_of_a_quantity_between_min_and_max_and_the_last_one_completes_it()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Subscribed(dialect, "posts=12", "old_posts=3", "min=100", "max=300");
            Assert.Equal(100m, panel.Balance);
            panel.Clock.Advance(TimeSpan.FromMinutes(4.9));
            Assert.Empty(Children(panel));
            panel.Clock.Advance(TimeSpan.FromMinutes(0.1));
            Assert.Equal(3, Children(panel).Count);
            int most = 3;
            while (panel.Status(Parent) == "Active")
            {
                panel.Clock.Advance(TimeSpan.FromHours(1));
                int count = Children(panel).Count;
                Assert.InRange(count, most, most + 1);
                most = count;
                Assert.Equal(count == 15 ? "Completed" : "Active", panel.Status(Parent));
            }

            panel.Clock.Advance(TimeSpan.FromDays(30));
            Assert.Equal(15, Children(panel).Count);
            Assert.Equal("Completed", panel.Status(Parent));
            Assert.All(Children(panel), child => Assert.InRange(child.Quantity, 100, 300));
            Assert.True(Children(panel).Select(child => child.Quantity).Distinct().Count() > 5);
            Assert.Equal(15, Children(panel).Select(child => child.Link).Distinct().Count());
            Assert.All(Children(panel), child => Assert.Equal((child.Quantity * 0.04m / 1000m, Parent), (child.Charge, child.ParentId)));
            Assert.Equal(100m, panel.Balance + Children(panel).Sum(child => child.Charge - child.Refunded));
            Assert.Equal(panel.FindOrder(Parent)!.Charge, Children(panel).Sum(child => child.Charge));
        }
    }

    [Fact]
    public void The_delay_lies_between_a_post_and_its_order()
    {
        // One seed posts at the same moments, so two subscriptions that differ in the delay alone differ by it.
        var prompt = Subscribed(PanelDialect.Perfect, "posts=5", "delay=0");
        var late = Subscribed(PanelDialect.Perfect, "posts=5", "delay=90");
        foreach (var panel in new[] { prompt, late })
            panel.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(
            Children(prompt).Select(child => child.PlacedAt + TimeSpan.FromMinutes(90)), Children(late).Select(child => child.PlacedAt));
        Assert.Equal(5, Children(late).Count);
    }

    [Fact]
    public void It_expires_when_its_day_begins_and_its_orders_go_on()
    {
        foreach (var dialect in Dialects)
        {
            // The start is noon of the first, so twelve hours are left.
            var panel = Subscribed(dialect, "old_posts=1", "delay=0", "expiry=02/05/2030", "max=20000");
            panel.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
            Assert.Equal("Active", panel.Status(Parent));
            int orders = Children(panel).Count;
            panel.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("Expired", panel.Status(Parent));
            panel.Clock.Advance(TimeSpan.FromDays(9));
            Assert.Equal("Expired", panel.Status(Parent));
            Assert.Equal(orders, Children(panel).Count);
            Assert.All(Children(panel), child => Assert.Contains(child.Status, new[] { "Completed", "Partial", "Canceled" }));
            Assert.Throws<InvalidOperationException>(() => panel.Pause(Parent));
            if (dialect == PanelDialect.Smart)
                Assert.False(panel.AskJson("status", $"order={Parent}").GetProperty("expiry").GetBoolean());
        }
    }

    [Fact]
    public void Today_is_not_an_expiry()
    {
        var panel = Panel(PanelDialect.Perfect);
        Assert.Equal("Incorrect expiry", panel.Error("add", "service=32", "username=a", "min=100", "max=100", "delay=0", "expiry=01/05/2030"));
        Assert.Null(panel.Error("add", "service=32", "username=a", "min=100", "max=100", "delay=0", "expiry=02/05/2030"));
    }

    [Fact]
    public void Paused_it_serves_no_post_and_resumed_the_one_that_waited_first()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Subscribed(dialect);
            panel.Clock.Advance(TimeSpan.FromDays(2));
            int before = Children(panel).Count;
            panel.Pause(Parent);
            Assert.Equal("Paused", panel.Status(Parent));
            Assert.Throws<InvalidOperationException>(() => panel.Pause(Parent));
            panel.Clock.Advance(TimeSpan.FromDays(5));
            Assert.Equal(before, Children(panel).Count);
            panel.Resume(Parent);
            Assert.Equal("Active", panel.Status(Parent));
            Assert.Throws<InvalidOperationException>(() => panel.Resume(Parent));
            Assert.Equal(before + 1, Children(panel).Count);
            panel.Clock.Advance(TimeSpan.FromDays(1));
            Assert.InRange(Children(panel).Count, before + 3, before + 13);
            Assert.Throws<InvalidOperationException>(() => panel.Pause(Children(panel)[0].Id));
            Assert.Throws<InvalidOperationException>(() => panel.Resume(999));
        }
    }

    [Fact]
    public void Paused_it_still_expires()
    {
        var panel = Subscribed(PanelDialect.Perfect, "expiry=10/05/2030");
        panel.Pause(Parent);
        panel.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("Expired", panel.Status(Parent));
        Assert.Empty(Children(panel));
    }

    [Fact]
    public void Out_of_funds_it_pauses_and_owes_nothing()
    {
        foreach (var dialect in Dialects)
        {
            // Each order is 0.004, so the fourth cannot be paid unless a refund has come in between; refunds are paid out of it too.
            var panel = Panel(dialect, balance: 0.013m);
            Subscribe(panel, "old_posts=5", "delay=0", "min=100", "max=100");
            Assert.Equal("Paused", panel.Status(Parent));
            Assert.Equal(3, Children(panel).Count);
            Assert.Equal(0.001m, panel.Balance);
            panel.Resume(Parent);
            Assert.Equal("Paused", panel.Status(Parent));
            panel.AddFunds(1m);
            panel.Resume(Parent);
            Assert.Equal("Active", panel.Status(Parent));
            Assert.Equal(5, Children(panel).Count);
            Assert.Equal(0.993m, panel.Balance);
            Assert.Throws<ArgumentOutOfRangeException>(() => panel.AddFunds(-1m));
        }
    }

    [Fact]
    public void It_can_be_canceled_where_the_service_lets_one_and_by_the_panel_s_own_people_anywhere()
    {
        var panel = Subscribed(PanelDialect.Perfect, "old_posts=1", "delay=0");
        Assert.Equal("""[{"order":235416,"cancel":1}]""", panel.Ask("cancel", $"orders={Parent}"));
        Assert.Equal("Active", panel.Status(Parent));
        panel.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Canceled", panel.Status(Parent));
        panel.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Single(Children(panel));
        Assert.Equal(100m, panel.Balance + Children(panel)[0].Charge - Children(panel)[0].Refunded);

        var smart = Subscribed(PanelDialect.Smart);
        smart.Cancel(Parent);
        Assert.Equal("Canceled", smart.Status(Parent));
        smart.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Empty(Children(smart));

        panel = Panel(PanelDialect.Perfect);
        Assert.Null(panel.Error("add", "service=30", "username=a", "min=100", "max=100", "delay=0"));
        Assert.Contains("Cancel not available", panel.Ask("cancel", $"orders={Parent}"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_is_one_story_whoever_looks()
    {
        var quiet = Subscribed(PanelDialect.Perfect, "min=100", "max=5000");
        var watched = Subscribed(PanelDialect.Perfect, "min=100", "max=5000");
        quiet.Clock.Advance(TimeSpan.FromDays(4));
        for (int i = 0; i < 4 * 24; i++)
        {
            watched.Clock.Advance(TimeSpan.FromHours(1));
            watched.Ask("balance");
        }

        Assert.Equal(quiet.Ask("status", $"order={Parent}"), watched.Ask("status", $"order={Parent}"));
        Assert.Equal(quiet.Balance, watched.Balance);
        Assert.Equal(Children(quiet).Select(child => child.PlacedAt), Children(watched).Select(child => child.PlacedAt));
        Assert.InRange(Children(quiet).Count, 8, 48);
    }

    [Fact]
    public void Its_orders_are_orders_like_any_other()
    {
        foreach (var dialect in Dialects)
        {
            var panel = Subscribed(dialect, "old_posts=2", "delay=0", "min=100", "max=100");
            var child = panel.AskJson("status", "order=235418");
            Assert.Equal("Pending", child.GetProperty("status").GetString());
            Assert.Equal(0.004m, child.Money("charge"));
            Assert.False(child.TryGetProperty("posts", out _));
        }
    }

    private static SandboxPanel Panel(PanelDialect dialect, decimal balance = 100m) =>
        new(new SandboxOptions { Dialect = dialect, Balance = balance, Start = Start, Speed = 0 });

    private static SandboxPanel Subscribed(PanelDialect dialect, params string[] fields)
    {
        var panel = Panel(dialect);
        Subscribe(panel, fields);
        return panel;
    }

    // A field given twice counts as it was given last. Panels of the Smart family want a link and a quantity whatever the type.
    private static void Subscribe(SandboxPanel panel, params string[] fields)
    {
        panel.RefusesExtraFields = false;
        Assert.Null(panel.Error(
            "add", ["service=32", "username=a", "min=100", "max=200", "delay=5", Asking.Link, "quantity=100", .. fields]));
    }

    private static List<SandboxOrder> Children(SandboxPanel panel)
    {
        List<SandboxOrder> children = [.. panel.Orders.Where(order => order.ParentId == Parent)];
        Assert.Equal(
            children.Select(child => child.Id),
            panel.AskJson("status", $"order={Parent}").GetProperty("orders").EnumerateArray()
                .Select(id => long.Parse(id.ToString(), System.Globalization.CultureInfo.InvariantCulture)));
        return children;
    }
}
