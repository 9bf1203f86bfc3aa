using System;
using System.Collections.Generic;

namespace SimpleSmm.Waiting;

/// <summary>
/// Represents one worker's part of a round: it takes turns at unfinished orders while it asks, and gives back those that it did not ask.
/// Thread-safe.
/// </summary>
internal sealed class StatusRound(ISharedStatuses ledger, TimeSpan round, int block) : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<long> _taken = [];

    /// <summary>Gets the number of orders that were taken.</summary>
    public int Count { get; private set; }

    /// <summary>Returns how many turns are taken at a time: what fills the requests that run at a time.</summary>
    public static int BlockOf(PanelClientOptions options, int? throttleLimit) =>
        (options.NoMultiStatus ? PanelClientOptions.MaximumIdsPerRequest : options.ChunkSize) * (throttleLimit ?? options.ThrottleLimit);

    /// <summary>Takes the orders to ask for, as they are enumerated.</summary>
    public IEnumerable<long> Take()
    {
        foreach (var orders in ledger.TakeUnfinished(round, block))
        {
            lock (_gate)
            {
                foreach (var order in orders) _taken.Add(order.OrderId);
            }

            Count += orders.Count;
            foreach (var order in orders) yield return order.OrderId;
        }
    }

    /// <summary>Notes that statuses were recorded, which ended their turns.</summary>
    public void Recorded(IReadOnlyList<OrderStatus> statuses)
    {
        lock (_gate)
        {
            foreach (var status in statuses) _taken.Remove(status.OrderId);
        }
    }

    /// <summary>Ends the turns of orders for which there was no status.</summary>
    public void Failed(IReadOnlyList<IdOutcome<OrderStatus>> errors)
    {
        var (read, others) = (new List<long>(), new List<long>());
        lock (_gate)
        {
            foreach (var outcome in errors)
            {
                if (!_taken.Remove(outcome.Id)) continue;
                (OrderWait.IsOfThisOrder(outcome.Error!) && !outcome.Error!.IsFatal ? read : others).Add(outcome.Id);
            }
        }

        if (read.Count > 0) ledger.EndTurns(read, wereRead: true);
        if (others.Count > 0) ledger.EndTurns(others, wereRead: false);
    }

    /// <summary>Gives back what was not asked.</summary>
    public void Dispose()
    {
        long[] rest;
        lock (_gate)
        {
            rest = [.. _taken];
            _taken.Clear();
        }

        if (rest.Length == 0) return;
        try
        {
            ledger.EndTurns(rest, wereRead: false);
        }
        catch (PanelException)
        {
            // The turns end by themselves.
        }
    }
}
