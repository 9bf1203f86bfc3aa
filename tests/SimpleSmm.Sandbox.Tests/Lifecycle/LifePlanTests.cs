using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Lifecycle;

/// <summary>Orders go from Pending to their end, the same way for the same seed.</summary>
public sealed class LifePlanTests
{
    private static readonly string[] Stages = ["Pending", "Processing", "In progress", "Completed", "Partial", "Canceled"];

    [Fact]
    public void Stages_never_go_back_remains_never_grow_and_an_end_is_an_end()
    {
        var panel = Panels.Still(balance: 10000m);
        for (int i = 0; i < 100; i++)
            panel.Add(Panels.FollowersWithRefillAndCancel, 50 + (i * 90));

        string ids = "orders=" + Asking.Ids(Enumerable.Range(235416, 100));
        Dictionary<string, (int Stage, long Remains)> before = [];
        var seen = new HashSet<string>();
        for (int step = 0; step < 300; step++)
        {
            foreach (var order in panel.AskJson("status", ids).EnumerateObject())
            {
                string status = order.Value.GetProperty("status").GetString()!;
                int stage = Array.IndexOf(Stages, status);
                long remains = (long)order.Value.Money("remains");
                if (before.TryGetValue(order.Name, out var last))
                {
                    Assert.True(last.Stage < 3 ? stage >= last.Stage : stage == last.Stage, $"{order.Name}: {Stages[last.Stage]} -> {status}");
                    Assert.InRange(remains, 0, last.Remains);
                }

                Assert.Equal(status == "Completed", remains == 0);
                before[order.Name] = (stage, remains);
                seen.Add(status);
            }

            if (step == 60)
                panel.Ask("cancel", "orders=" + Asking.Ids(Enumerable.Range(235416, 50)));
            panel.Clock.Advance(TimeSpan.FromSeconds(30 + (step * 2)));
        }

        Assert.Equal(Stages.Order(), seen.Order());
        Assert.All(before.Values, order => Assert.True(order.Stage >= 3));
    }

    [Fact]
    public void Most_orders_are_completed_and_some_are_not()
    {
        var panel = Panels.Still(seed: 7, balance: 10000m);
        for (int i = 0; i < 1000; i++)
            panel.Add(Panels.FollowersWithNeither, 1000);
        panel.Clock.Advance(TimeSpan.FromDays(3));
        Dictionary<string, int> ends = panel.Orders.GroupBy(order => order.Status).ToDictionary(end => end.Key, end => end.Count());
        Assert.InRange(ends["Completed"], 740, 860);
        Assert.InRange(ends["Partial"], 80, 170);
        Assert.InRange(ends["Canceled"], 40, 130);
        Assert.Equal(3, ends.Count);
    }

    [Fact]
    public void One_seed_is_one_story_whatever_is_asked_in_between()
    {
        string quiet = Story(seed: 5, chatty: false);
        Assert.Equal(quiet, Story(seed: 5, chatty: true));
        Assert.NotEqual(quiet, Story(seed: 6, chatty: false));
    }

    [Fact]
    public void A_larger_order_takes_longer_and_none_takes_more_than_days()
    {
        TimeSpan small = TimeToEnd(100), large = TimeToEnd(20000), huge = TimeToEnd(10_000_000);
        Assert.InRange(small, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(60));
        Assert.True(large > small + TimeSpan.FromHours(1));
        Assert.InRange(huge, large, TimeSpan.FromHours(49));
    }

    [Fact]
    public void A_start_count_is_told_once_delivery_begins_and_stays()
    {
        (var panel, long order) = Panels.With("In progress", Panels.FollowersWithNeither);
        string count = panel.AskJson("status", $"order={order}").GetProperty("start_count").GetString()!;
        panel.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotEqual("0", count);
        Assert.Equal(count, panel.AskJson("status", $"order={order}").GetProperty("start_count").GetString());
    }

    private static TimeSpan TimeToEnd(int quantity)
    {
        var panel = Panels.Still(seed: 3, balance: 100000m);
        const int minutes = 1;
        long order = panel.Add(42, quantity);
        for (int passed = 0; ; passed += minutes)
        {
            if (panel.Status(order) == "Completed")
                return TimeSpan.FromMinutes(passed);
            Assert.InRange(passed, 0, 49 * 60);
            panel.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }
    }

    private static string Story(int seed, bool chatty)
    {
        var panel = Panels.Still(seed, balance: 10000m);
        for (int i = 0; i < 50; i++)
            panel.Add(1, 500 + i);
        var story = new List<string>();
        for (int step = 0; step < 10; step++)
        {
            for (int part = 0; part < 10; part++)
            {
                if (chatty)
                {
                    panel.Ask("balance");
                    panel.Ask("status", $"order={235416 + part}");
                }

                panel.Clock.Advance(TimeSpan.FromSeconds(30));
            }

            story.Add(panel.Ask("status", "orders=" + Asking.Ids(Enumerable.Range(235416, 50))) + panel.Ask("balance"));
        }

        return string.Join('\n', story);
    }
}
