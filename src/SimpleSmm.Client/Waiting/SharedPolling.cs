using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Waiting;

/// <summary>
/// Takes turns at the orders that are due, as many as are asked at once. What other workers have read comes from the ledger, and what they
/// are reading is looked at again a second later. Without the ledger, this worker reads every order, which costs requests and no money.
/// </summary>
internal sealed class SharedPolling(ISharedStatuses ledger, int block, PanelClient client, Func<DateTimeOffset> clock)
{
    private static readonly TimeSpan UntilOthersAreDone = TimeSpan.FromSeconds(1);

    private readonly HashSet<long> _taken = [];
    private readonly List<long> _read = [];
    private bool _hasWarned;

    /// <summary>Takes orders from the queue, until there are as many as are asked at once.</summary>
    /// <returns>The orders to ask for, and what the ledger knows of others.</returns>
    public async Task<(List<long> Mine, List<OrderStatus> Known)> TakeAsync(Queue<WaitedOrder> due, PollingPlan plan)
    {
        var (mine, known) = (new List<long>(), new List<OrderStatus>());
        while (mine.Count < block && due.Count > 0)
        {
            var now = clock();
            var orders = new List<(WaitedOrder Order, TimeSpan Interval)>();
            while (mine.Count + orders.Count < block && due.Count > 0) orders.Add((due.Peek(), plan.IntervalOf(due.Dequeue(), now)));
            var turns = await TurnsAsync(orders.ConvertAll(each => new DueOrder(each.Order.Id, each.Interval))).ConfigureAwait(false);
            foreach (var (order, interval) in orders)
            {
                // An order that is not in the ledger any more has no turns.
                if (!turns.TryGetValue(order.Id, out var turn) || turn.IsTaken)
                {
                    mine.Add(order.Id);
                    _taken.Add(order.Id);
                    continue;
                }

                var left = turn.Age is { } age && age < interval - UntilOthersAreDone ? interval - age : UntilOthersAreDone;
                if (now + left > order.Due) (order.Due, order.Slack) = (now + left, TimeSpan.Zero);
                if (turn.Status is { } status) known.Add(status);
            }
        }

        return (mine, known);
    }

    /// <summary>Notes what became of a turn. A status ends it when it is recorded.</summary>
    public void Asked(OrderWaitResult look)
    {
        if (look.Status is null && !(OrderWait.IsOfThisOrder(look.Error!) && !look.Error!.IsFatal)) return;
        _taken.Remove(look.OrderId);
        if (look.Status is null) _read.Add(look.OrderId);
    }

    /// <summary>Ends the turns that brought no status.</summary>
    public async Task GiveBackAsync()
    {
        try
        {
            if (_read.Count > 0) await Task.Run(() => ledger.EndTurns(_read, wereRead: true)).ConfigureAwait(false);
            if (_taken.Count > 0) await Task.Run(() => ledger.EndTurns([.. _taken], wereRead: false)).ConfigureAwait(false);
        }
        catch (PanelException)
        {
            // The turns end by themselves.
        }

        _read.Clear();
        _taken.Clear();
    }

    private async Task<Dictionary<long, StatusTurn>> TurnsAsync(List<DueOrder> orders)
    {
        var turns = new Dictionary<long, StatusTurn>(orders.Count);
        try
        {
            foreach (var turn in await Task.Run(() => ledger.TakeTurns(orders)).ConfigureAwait(false)) turns[turn.OrderId] = turn;
        }
        catch (PanelException e)
        {
            if (!_hasWarned) client.Tell(PanelEventLevel.Warning, $"Statuses are read without the other workers: {e.Message}");
            _hasWarned = true;
        }

        return turns;
    }
}
