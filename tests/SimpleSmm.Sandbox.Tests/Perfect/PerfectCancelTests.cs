using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Perfect;

/// <summary>A cancellation is a request.</summary>
public sealed class PerfectCancelTests
{
    [Theory]
    [InlineData("Pending", Panels.CancelOnly, "1")]
    [InlineData("In progress", Panels.CancelOnly, "1")]
    [InlineData("Completed", Panels.CancelOnly, """{"error":"Order cannot be canceled"}""")]
    [InlineData("Partial", Panels.CancelOnly, """{"error":"Order cannot be canceled"}""")]
    [InlineData("Canceled", Panels.CancelOnly, """{"error":"Order cannot be canceled"}""")]
    [InlineData("Pending", Panels.RefillOnly, """{"error":"Cancel not available"}""")]
    public void Only_what_is_unfinished_and_cancelable(string status, int service, string answer)
    {
        (var panel, long order) = Panels.With(status, service);
        Assert.Equal($$"""[{"order":{{order}},"cancel":{{answer}}}]""", panel.Ask("cancel", $"orders={order}"));
        Assert.Equal(status, panel.Status(order));
    }

    [Fact]
    public void An_order_goes_on_until_the_request_takes_effect_and_is_then_canceled_or_partial()
    {
        int canceled = 0, partial = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            SandboxPanel panel = Panels.Still(seed), untouched = Panels.Still(seed);
            long order = panel.Add(Panels.CancelOnly, 50000);
            untouched.Add(Panels.CancelOnly, 50000);
            panel.Ask("cancel", $"orders={order}");
            Assert.Equal("Pending", panel.Status(order));
            Assert.Equal(100m - 36.25m, panel.Balance);

            panel.Clock.Advance(TimeSpan.FromMinutes(5));
            untouched.Clock.Advance(TimeSpan.FromMinutes(5));
            var ended = panel.FindOrder(order)!;
            if (untouched.Status(order) == "Canceled")
                continue;
            canceled += ended.Status == "Canceled" ? 1 : 0;
            partial += ended.Status == "Partial" ? 1 : 0;
            Assert.Equal(ended.Status == "Canceled", ended.Remains == 50000);
            Assert.Equal(100m - 36.25m + (0.725m * ended.Remains / 1000m), panel.Balance);
        }

        Assert.True(canceled > 20 && partial > 2 && canceled + partial > 50, $"{canceled} canceled, {partial} partial");
    }

    [Fact]
    public void A_started_order_keeps_what_was_delivered()
    {
        (var panel, long order) = Panels.With("In progress", Panels.CancelOnly, 50000);
        panel.Clock.Advance(TimeSpan.FromMinutes(30));
        long before = panel.FindOrder(order)!.Remains;
        panel.Ask("cancel", $"orders={order}");
        panel.Clock.Advance(TimeSpan.FromMinutes(6));
        var ended = panel.FindOrder(order)!;
        Assert.Equal("Partial", ended.Status);
        Assert.InRange(ended.Remains, 1, before);
        Assert.Equal(100m - ended.Charge + (0.725m * ended.Remains / 1000m), panel.Balance);
    }

    [Fact]
    public void An_order_that_ends_before_the_request_takes_effect_ends_by_itself()
    {
        var ends = new HashSet<string>();
        for (int seed = 1; seed <= 40; seed++)
        {
            var panel = Panels.Still(seed);
            long order = panel.Add(Panels.CancelOnly, 50);
            while (panel.Status(order) is "Pending" or "Processing")
                panel.Clock.Advance(TimeSpan.FromSeconds(10));
            panel.Ask("cancel", $"orders={order}");
            panel.Clock.Advance(TimeSpan.FromMinutes(10));

            var ended = panel.FindOrder(order)!;
            (long low, long high) = ended.Status switch { "Completed" => (0, 0), "Canceled" => (50, 50), _ => (1, 49) };
            Assert.InRange(ended.Remains, low, high);
            Assert.Equal(100m - (0.725m * (50 - ended.Remains) / 1000m), panel.Balance);
            ends.Add(ended.Status);
        }

        Assert.Equal(["Canceled", "Completed", "Partial"], ends.Order());
    }

    [Fact]
    public void A_second_request_is_refused()
    {
        var panel = Panels.Still();
        long order = panel.Add(Panels.CancelOnly, 1000);
        panel.Ask("cancel", $"orders={order}");
        Assert.Contains("Order cannot be canceled", panel.Ask("cancel", $"orders={order}"), StringComparison.Ordinal);
    }
}
