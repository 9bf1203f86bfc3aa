using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Waiting;

/// <summary>How the wait for an order ends, other than by the order's end.</summary>
public sealed class OrderWaitTests : WaitTest
{
    [Theory]
    [InlineData("In progress")]
    [InlineData("in_progress")]
    public async Task A_status_that_is_waited_for_ends_the_wait_at_once(string until)
    {
        var id = (await PlaceAsync(1))[0];
        var wait = Wait(until: until);
        wait.Add(id);

        var looks = await RunAsync(wait);

        Assert.Equal("In progress", looks[^1].Status!.Status);
        Assert.Equal([.. Enumerable.Repeat(false, looks.Count - 1), true], looks.Select(l => l.IsOver));
    }

    [Fact]
    public async Task A_final_status_ends_it_whatever_is_waited_for()
    {
        var wait = Wait(until: "Paused");
        wait.Add((await PlaceAsync(1))[0]);

        Assert.True((await RunAsync(wait))[^1].Status!.IsFinal);
    }

    [Fact]
    public async Task At_the_time_out_there_is_a_last_look_and_then_an_error_for_each_order_left()
    {
        var ids = await PlaceAsync(2);
        var wait = Wait(timeout: TimeSpan.FromSeconds(15));
        foreach (var id in ids) wait.Add(id);

        var looks = await RunAsync(wait);

        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)], Delays);
        Assert.Equal(3, Panel.Requests.Count);
        var errors = looks.Where(l => l.IsOver).ToArray();
        Assert.Equal(ids, errors.Select(l => l.OrderId));
        Assert.All(errors, l => Assert.Equal(PanelErrorCode.WaitTimeout, l.Error!.Code));
        Assert.Equal($"Order {ids[0]} did not finish within 15 seconds: its status is 'Pending'.", errors[0].Error!.Message);
    }

    [Fact]
    public async Task No_time_at_all_is_one_look()
    {
        var wait = Wait(timeout: TimeSpan.Zero);
        wait.Add((await PlaceAsync(1))[0]);
        wait.Add(3);

        var looks = await RunAsync(wait);

        Assert.Single(Panel.Requests);
        Assert.Equal(PanelErrorCode.WaitTimeout, looks.Last(l => l.IsOver).Error!.Code);
    }

    [Fact]
    public async Task An_order_that_the_panel_does_not_know_is_given_up_at_the_third_time()
    {
        var ids = await PlaceAsync(1);
        var wait = Wait();
        wait.Add(999_999);
        wait.Add(ids[0]);

        var looks = await RunAsync(wait);

        var error = Assert.Single(looks, l => l.Error is not null);
        Assert.Equal((999_999, PanelErrorCode.OrderNotFound, true), (error.OrderId, error.Error!.Code, error.IsOver));
        Assert.Equal(3, Panel.Requests.Count(r => (r["orders"] ?? r["order"]!).Contains("999999", StringComparison.Ordinal)));
        Assert.Single(looks, l => l.OrderId == ids[0] && l.IsOver);
    }

    [Fact]
    public async Task An_order_that_the_panel_knows_a_moment_later_is_waited_for()
    {
        var id = (await PlaceAsync(1))[0];
        Answer("""{"error":"Incorrect order ID"}""");
        Answer("""{"error":"Incorrect order ID"}""");
        var wait = Wait();
        wait.Add(id);

        Assert.True(Assert.Single(await RunAsync(wait), l => l.IsOver).Status!.IsFinal);
    }

    [Fact]
    public async Task A_panel_that_cannot_be_reached_is_asked_again_with_a_warning_a_round()
    {
        var ids = await PlaceAsync(150);
        for (var i = 0; i < 8; i++) Panel.Faults.Next(Fault.Answer(503, "<html>Service Unavailable</html>"));
        var events = new Listener(PanelEventLevel.Warning);
        var wait = Wait(Client.WithObserver(events));
        foreach (var id in ids) wait.Add(id);

        var looks = await RunAsync(wait);

        Assert.Equal(150, looks.Count(l => l.IsOver && l.Status is not null));
        Assert.Equal(4, events.Events.Count(e => e.Level == PanelEventLevel.Warning));
        Assert.StartsWith("The status of 150 of 150 orders could not be read; the next round asks again.", events.Events.First(e => e.Level == PanelEventLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_ends_it_at_once()
    {
        using var stranger = Clients.For(Panel.Uri, "wrong");
        var wait = Wait(stranger);
        wait.Add(1);

        var look = Assert.Single(await RunAsync(wait));

        Assert.Equal((PanelErrorCode.InvalidApiKey, true), (look.Error!.Code, look.IsOver));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_between_two_looks()
    {
        using var stop = new CancellationTokenSource();
        var wait = new OrderWait(Client, new OrderWaitOptions { PollingInterval = TimeSpan.FromHours(1) });
        wait.Add((await PlaceAsync(1))[0]);
        await using var looks = wait.RunAsync(stop.Token).GetAsyncEnumerator();
        Assert.True(await looks.MoveNextAsync());
        var next = looks.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        Failing.With(PanelErrorCode.InvalidField, () => _ = Wait(timeout: TimeSpan.FromSeconds(-1)));
        Failing.With(PanelErrorCode.InvalidField, () => _ = Wait(interval: TimeSpan.Zero));
        Failing.With(PanelErrorCode.InvalidField, () => _ = Wait(interval: TimeSpan.FromDays(30)));
    }
}
