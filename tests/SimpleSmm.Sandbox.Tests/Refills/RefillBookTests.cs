using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Refills;

/// <summary>Who may have a refill, and what becomes of it.</summary>
public sealed class RefillBookTests
{
    private const string NotEligible = "Order not eligible for refill.";

    [Theory]
    [InlineData("Completed", Panels.RefillOnly, true)]
    [InlineData("Partial", Panels.RefillOnly, true)]
    [InlineData("Canceled", Panels.RefillOnly, false)]
    [InlineData("Pending", Panels.RefillOnly, false)]
    [InlineData("In progress", Panels.RefillOnly, false)]
    [InlineData("Completed", Panels.FollowersWithNeither, false)]
    [InlineData("Partial", Panels.CancelOnly, false)]
    public void Only_what_ended_with_something_delivered_and_a_guarantee(string status, int service, bool eligible)
    {
        (var panel, long order) = Panels.With(status, service);
        Assert.Equal(eligible ? null : NotEligible, panel.Error("refill", $"order={order}"));
    }

    [Fact]
    public void One_at_a_time()
    {
        var panel = Panels.Still(existing: 10);
        Assert.Null(panel.Error("refill", "order=1"));
        Assert.Equal(NotEligible, panel.Error("refill", "order=1"));
        panel.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("""{"refill":"2"}""", panel.Ask("refill", "order=1"));
    }

    [Fact]
    public void A_panel_may_want_a_waiting_time()
    {
        // Existing orders ended a day ago at least and thirty days at most.
        SandboxPanel patient = new(new SandboxOptions { ExistingOrders = 2, RefillWaitingTime = TimeSpan.FromDays(31), Speed = 0 });
        Assert.Equal(NotEligible, patient.Error("refill", "order=1"));
        patient.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Null(patient.Error("refill", "order=1"));
    }

    [Fact]
    public void A_refill_goes_from_Pending_over_In_progress_to_Completed_or_sometimes_Rejected()
    {
        var panel = Panels.Still(existing: 2000);
        List<int> refills = [];
        foreach (int[] ids in Enumerable.Range(1, 2000).Chunk(100))
        {
            refills.AddRange(panel.AskJson("refill", "orders=" + Asking.Ids(ids)).EnumerateArray()
                .Select(entry => entry.GetProperty("refill")).Where(refill => refill.ValueKind == System.Text.Json.JsonValueKind.Number)
                .Select(refill => refill.GetInt32()));
        }

        Assert.Equal(Enumerable.Range(1, refills.Count), refills);
        Dictionary<int, string> before = refills.ToDictionary(refill => refill, _ => "Pending");
        for (int step = 0; step < 60; step++)
        {
            foreach (int[] ids in refills.Chunk(100))
            {
                foreach (var entry in panel.AskJson("refill_status", "refills=" + Asking.Ids(ids)).EnumerateArray())
                {
                    int id = entry.GetProperty("refill").GetInt32();
                    string status = entry.GetProperty("status").GetString()!;
                    Assert.Contains((before[id], status), Allowed);
                    before[id] = status;
                }
            }

            panel.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.InRange(before.Values.Count(status => status == "Rejected"), 1, refills.Count / 4);
        Assert.All(before.Values, status => Assert.Contains(status, new[] { "Completed", "Rejected" }));
    }

    private static readonly (string From, string To)[] Allowed =
    [
        ("Pending", "Pending"), ("Pending", "In progress"), ("In progress", "In progress"), ("In progress", "Completed"),
        ("In progress", "Rejected"), ("Completed", "Completed"), ("Rejected", "Rejected"),
    ];
}
