using System;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Perfect;

/// <summary>What is wrong with a request is said in one text, the first of a fixed order.</summary>
public sealed class PerfectAddTests
{
    private readonly SandboxPanel _panel = Panels.Still();

    [Theory]
    [InlineData("key=wrong&action=nonsense", "Invalid API key")]
    [InlineData("action=balance", "Invalid API key")]
    [InlineData("", "Invalid API key")]
    [InlineData("key=sandbox&action=nonsense", "Incorrect action")]
    [InlineData("key=sandbox&action=Balance", "Incorrect action")]
    [InlineData("key=sandbox", "Incorrect action")]
    [InlineData("key=sandbox&action=add", "Incorrect service ID")]
    [InlineData("key=sandbox&action=add&service=9999", "Incorrect service ID")]
    [InlineData("key=sandbox&action=add&service=one&quantity=1", "Incorrect service ID")]
    [InlineData("key=sandbox&action=add&service=1", "Link is required")]
    [InlineData("key=sandbox&action=add&service=1&link=+&quantity=1", "Link is required")]
    [InlineData("key=sandbox&action=add&service=1&link=not+a+link&quantity=1", "Incorrect link")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c", "Quantity is required")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=many", "Incorrect quantity")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=-50", "Incorrect quantity")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=1e3", "Incorrect quantity")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=49", "Quantity less than minimal 50")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=100001", "Quantity more than maximum 100000")]
    [InlineData("key=sandbox&action=add&service=4&link=a.b/c&quantity=200000", "Not enough funds on balance")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=100&runs=2", "Interval time is required")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=100&interval=30", "Runs is required")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=100&runs=0&interval=30", "Runs is required")]
    [InlineData("key=sandbox&action=add&service=1&link=a.b/c&quantity=100&runs=2&interval=x", "Invalid Interval in minutes")]
    [InlineData("key=sandbox&action=add&service=5&link=a.b/c&quantity=100&runs=2&interval=30", "This services does not support Dripfeed feature!")]
    [InlineData("key=sandbox&action=status", "Incorrect request")]
    [InlineData("key=sandbox&action=status&order=5", "Incorrect order ID")]
    [InlineData("key=sandbox&action=refill&order=5", "Incorrect order ID")]
    [InlineData("key=sandbox&action=refill_status&refill=5", "Refill not found")]
    [InlineData("key=sandbox&action=cancel&order=235416", "Incorrect request")]
    public void The_first_mistake_is_named(string form, string error)
    {
        string before = _panel.Ask("balance");
        Assert.Equal($$"""{"error":"{{error}}"}""", _panel.Answer(form).Body);
        Assert.Equal(before, _panel.Ask("balance"));
        Assert.Empty(_panel.Orders);
    }

    [Fact]
    public void Quantity_is_checked_before_the_money_and_its_bounds_belong_to_it()
    {
        var poor = Panels.Still(balance: 0.045m);
        Assert.Equal("Quantity less than minimal 50", poor.Error("add", "service=1", Asking.Link, "quantity=49"));
        Assert.Equal("Not enough funds on balance", poor.Error("add", "service=1", Asking.Link, "quantity=51"));
        Assert.Null(poor.Error("add", "service=1", Asking.Link, "quantity=50"));
        Assert.Equal(0m, poor.Balance);
    }

    [Fact]
    public void A_drip_feed_is_bounded_by_its_run_below_by_all_runs_above_and_paid_for_all()
    {
        var panel = Panels.Still(balance: 1000m);
        Assert.Equal("Quantity less than minimal 50", panel.Error("add", "service=1", Asking.Link, "quantity=49", "runs=3", "interval=30"));
        Assert.Equal("Quantity more than maximum 100000", panel.Error("add", "service=1", Asking.Link, "quantity=33334", "runs=3", "interval=30"));
        Assert.Equal(
            "Quantity more than maximum 100000",
            panel.Error("add", "service=1", Asking.Link, "quantity=9223372036854775807", "runs=100000", "interval=30"));
        Assert.Null(panel.Error("add", "service=1", Asking.Link, "quantity=33333", "runs=3", "interval=30"));
        Assert.Equal(1000m - 89.9991m, panel.Balance);
        var order = Assert.Single(panel.Orders);
        Assert.Equal((33333L, 3, 30, 89.9991m), (order.Quantity, order.Runs!.Value, order.Interval!.Value, order.Charge));
        Assert.Equal("99999", panel.AskJson("status", $"order={order.Id}").GetProperty("remains").GetString());
    }

    [Fact]
    public void Unknown_fields_are_kept_and_do_not_matter()
    {
        Assert.Null(_panel.Error("add", "service=1", Asking.Link, "quantity=50", "coupon=ü & %41 + 1", "empty="));
        var order = Assert.Single(_panel.Orders);
        Assert.Equal("ü & %41 + 1", order.Fields["coupon"]);
        Assert.Equal("", order.Fields["empty"]);
        Assert.Equal(["service", "link", "quantity", "coupon", "empty"], order.Fields.Keys.ToArray());
    }

    [Fact]
    public void The_same_link_is_a_second_paid_order_unless_the_panel_guards_against_it()
    {
        _panel.Add(1, 100);
        _panel.Add(1, 100);
        Assert.Equal(2, _panel.Orders.Count);

        var guarded = new SandboxPanel(new SandboxOptions { RejectsActiveLink = true, Speed = 0 });
        guarded.Add(1, 100);
        Assert.Equal(
            "You have active order with this link. Please wait until order being completed.",
            guarded.Error("add", "service=3", Asking.Link, "quantity=100"));
        Assert.Null(guarded.Error("add", "service=3", "link=https://example.com/p/2", "quantity=100"));
        guarded.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(guarded.Error("add", "service=3", Asking.Link, "quantity=100"));
    }
}
