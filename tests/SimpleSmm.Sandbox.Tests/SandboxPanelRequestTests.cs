using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests;

/// <summary>Whatever is sent, the panel answers.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A test must be repeatable.")]
public sealed class SandboxPanelRequestTests
{
    private static readonly string[] Actions = ["add", "status", "refill", "refill_status", "cancel", "balance", "services", "x"];

    private static readonly string[] Names =
        ["service", "link", "quantity", "runs", "interval", "comments", "order", "orders", "refill", "refills", "username",
        "min", "max", "delay", "posts", "old_posts", "expiry"];

    private static readonly string[] Values =
    [
        "", "0", "1", "2", "4", "31", "50", "100", "-1", "99999999999999999999", "9223372036854775807", "2147483648", "1.5", "1e3", "abc", "1,2,3",
        ",", "1,,2, 3", "0,1,2", "%", "%zz", "%2", "+", "\"\\\u0001\u2028", "𝕏", "\ud800", "<b>", "a.b/c", "235416", "5,235416", "\n\n", "100000",
        "31/12/2090", "30/2/2030",
    ];

    // Most of them begin well, so that what follows spoils an order that would have been placed.
    private static readonly string[] Starts =
    [
        "", "&service=1&link=a.b/c&quantity=100", "&service=1&link=a.b/c&quantity=100&runs=3&interval=30",
        "&service=32&link=a.b/c&quantity=100&username=a&min=100&max=200&delay=5",
    ];

    [Theory]
    [InlineData(PanelDialect.Perfect)]
    [InlineData(PanelDialect.Smart)]
    public void Any_fields_are_answered_by_JSON_or_nothing_and_money_stays_whole(PanelDialect dialect)
    {
        var panel = Panels.Still(existing: 20, balance: 1_000_000m, dialect: dialect);
        var random = new Random(11);
        for (int i = 0; i < 30000; i++)
        {
            string form = "key=sandbox&action=" + Pick(random, Actions) + Pick(random, Starts) + string.Concat(Enumerable.Range(0, random.Next(7)).Select(
                _ => "&" + Pick(random, Names) + "=" + (random.Next(2) == 0 ? Pick(random, Values) : Escaped(Pick(random, Values)))));
            var answer = panel.Answer(form);
            Assert.Equal(200, answer.StatusCode);
            if (answer.Body.Length > 0)
                JsonDocument.Parse(answer.Body).Dispose();
            if (i % 100 == 0)
                panel.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(panel.Orders.Count > 100, $"Only {panel.Orders.Count} orders were placed.");
        Assert.Contains(panel.Orders, order => order.ParentId is not null);
        decimal existing = Enumerable.Range(1, 20).Where(id => id % 20 is 3 or 6 or 7 or 13 or 0).Sum(id => panel.FindOrder(id)!.Refunded);
        Assert.Equal(1_000_000m, panel.Balance + panel.Orders.Where(order => order.ParentId is null).Sum(order => order.Charge - order.Refunded) - existing);
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Escaped(string value) => value == "\ud800" ? "%ED%A0%80" : Uri.EscapeDataString(value);
}
