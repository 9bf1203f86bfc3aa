using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Waiting;

/// <summary>A wait that shares its orders with others asks only for those whose turn it has, and takes the rest from the ledger.</summary>
public sealed class OrderWaitSharedTests : WaitTest
{
    private readonly Turns _turns = new();

    [Fact]
    public async Task What_another_worker_read_comes_from_the_ledger_and_is_not_asked_for()
    {
        var ids = await PlaceAsync(3);
        _turns.Others[ids[1]] = (Make(ids[1], "Completed", isFinal: true), TimeSpan.FromSeconds(1));
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));

        var looks = await RunAsync(Shared(ids));

        Assert.Equal(ids.Order(), looks.Where(look => look.IsOver).Select(look => look.OrderId).Order());
        Assert.Equal([ids[1]], looks.Where(look => look.IsFromLedger).Select(look => look.OrderId));
        Assert.Equal([$"{ids[0]},{ids[2]}"], Sent());
    }

    [Fact]
    public async Task What_another_worker_is_reading_is_looked_at_a_second_later()
    {
        var ids = await PlaceAsync(2);
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));
        _turns.Others[ids[0]] = (null, null);
        OnRound = () => _turns.Others[ids[0]] = (Make(ids[0], "Partial", isFinal: true), TimeSpan.Zero);

        var looks = await RunAsync(Shared(ids));

        Assert.Equal([(ids[1], false), (ids[0], true)], looks.Select(look => (look.OrderId, look.IsFromLedger)));
        Assert.Equal([TimeSpan.FromSeconds(1)], Delays);
        Assert.Equal([$"{ids[1]}"], Sent());
    }

    [Fact]
    public async Task An_order_that_another_worker_has_read_is_due_when_its_interval_is_over()
    {
        var ids = await PlaceAsync(1);
        _turns.Others[ids[0]] = (Make(ids[0], "Pending", isFinal: false), TimeSpan.FromSeconds(20));
        OnRound = () =>
        {
            _turns.Others.Clear();
            Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));
        };

        var looks = await RunAsync(Shared(ids, TimeSpan.FromMinutes(1)));

        Assert.Equal([TimeSpan.FromSeconds(40)], Delays);
        Assert.Equal([(false, true), (true, false)], looks.Select(look => (look.IsOver, look.IsFromLedger)));
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)], _turns.Intervals);
    }

    [Fact]
    public async Task Turns_without_a_status_are_ended_as_read_or_given_back()
    {
        var ids = await PlaceAsync(1);
        Panel.Faults.OnAction("status", Fault.Error("Incorrect order ID"));

        await RunAsync(Shared([.. ids, 900_000]));

        Assert.Contains((900_000, true), _turns.Ended);
        Assert.DoesNotContain((ids[0], false), _turns.Ended);
    }

    [Fact]
    public async Task Without_the_ledger_every_order_is_asked_for()
    {
        var ids = await PlaceAsync(2);
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));
        _turns.Fault = new PanelException(PanelErrorCode.LedgerUnavailable, "away");

        var looks = await RunAsync(Shared(ids));

        Assert.Equal(ids, looks.Select(look => look.OrderId));
        Assert.Equal([$"{ids[0]},{ids[1]}"], Sent());
    }

    private OrderWait Shared(long[] ids, TimeSpan? interval = null)
    {
        var wait = Wait(interval: interval);
        foreach (var id in ids) wait.Add(new UnfinishedOrder(id, Panel.Panel.Clock.Now), _turns);
        return wait;
    }

    private static OrderStatus Make(long id, string status, bool isFinal) =>
        new() { OrderId = id, Status = status, IsFinal = isFinal, AdditionalData = new Dictionary<string, object?>() };

    /// <summary>Gives a turn for each order that no other worker has.</summary>
    private sealed class Turns : ISharedStatuses
    {
        public Dictionary<long, (OrderStatus? Status, TimeSpan? Age)> Others { get; } = [];

        public List<(long Id, bool WasRead)> Ended { get; } = [];

        public List<TimeSpan> Intervals { get; } = [];

        public PanelException? Fault { get; set; }

        public IEnumerable<IReadOnlyList<UnfinishedOrder>> TakeUnfinished(TimeSpan round, int block) => throw new NotSupportedException();

        public IReadOnlyList<StatusTurn> TakeTurns(IReadOnlyList<DueOrder> orders)
        {
            if (Fault is not null) throw Fault;
            Intervals.AddRange(orders.Select(order => order.Interval));
            return [.. orders.Select(order => Others.TryGetValue(order.OrderId, out var other)
                ? new StatusTurn(order.OrderId, IsTaken: false, other.Status, other.Age)
                : new StatusTurn(order.OrderId, IsTaken: true, null, null))];
        }

        public void EndTurns(IReadOnlyList<long> orderIds, bool wereRead) => Ended.AddRange(orderIds.Select(id => (id, wereRead)));
    }
}
