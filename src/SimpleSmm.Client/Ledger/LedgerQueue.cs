using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger;

/// <summary>
/// Runs the calls to a ledger of all orders that are under way, on one thread. The calls that wait share a transaction, so many orders wait
/// for the disk once. Thread-safe.
/// </summary>
internal sealed class LedgerQueue
{
    // Other processes wait for the end of a transaction.
    private const int MaximumPerTransaction = 200;

    private static readonly ConditionalWeakTable<IOrderLedger, LedgerQueue> Queues = new();

    private readonly object _gate = new();
    private readonly IOrderLedger _ledger;
    private readonly Queue<LedgerCall> _waiting = new();
    private bool _isWorking;

    private LedgerQueue(IOrderLedger ledger) => _ledger = ledger;

    /// <summary>Returns the queue of a ledger, which all its callers in this process share.</summary>
    public static LedgerQueue Of(IOrderLedger ledger) => Queues.GetValue(ledger, of => new LedgerQueue(of));

    /// <summary>
    /// Gets or sets how long a transaction waits for a call that usually comes in a moment. Such a call is worth more than a wait for the
    /// disk. Tests change it.
    /// </summary>
    internal int MillisecondsToNext { get; set; } = 1;

    /// <summary>Runs a call that writes.</summary>
    /// <returns>What it returns, once it is on the disk; its exception, or that of the transaction.</returns>
    /// <exception cref="PanelException">The call or the transaction failed.</exception>
    public Task<T> WriteAsync<T>(Func<T> call) => Add(new LedgerCall<T>(call, isWrite: true));

    /// <summary>Runs a call that writes, together with others if the ledger can.</summary>
    /// <param name="step">What the call does.</param>
    /// <param name="call">The call, for a ledger that writes one at a time.</param>
    /// <returns>What it returns, once it is on the disk; its exception, or that of the transaction.</returns>
    /// <exception cref="PanelException">The call or the transaction failed.</exception>
    public Task<T> WriteAsync<T>(LedgerStep step, Func<T> call) =>
        Add(new LedgerCall<T>(call, isWrite: true) { Step = step });

    /// <inheritdoc cref="WriteAsync{T}(Func{T})" />
    public Task<bool> WriteAsync(Action call) => WriteAsync(() =>
    {
        call();
        return true;
    });

    /// <summary>As <see cref="WriteAsync{T}(LedgerStep, Func{T})"/>, for the claim of an order.</summary>
    /// <param name="step">What the call does.</param>
    /// <param name="call">The call.</param>
    /// <param name="isFollowed">Whether the next order usually comes in a moment.</param>
    /// <returns>What it returns, once it is on the disk.</returns>
    /// <exception cref="PanelException">The call or the transaction failed.</exception>
    public Task<T> ClaimAsync<T>(LedgerStep step, Func<T> call, bool isFollowed) =>
        Add(new LedgerCall<T>(call, isWrite: true) { Step = step, IsFollowed = isFollowed });

    /// <summary>
    /// Runs a call that reads, without waiting for the disk. It may see what the open transaction writes. Usually the claim of an order
    /// follows in a moment.
    /// </summary>
    /// <exception cref="PanelException">The call failed.</exception>
    public Task<T> ReadAsync<T>(Func<T> call) => Add(new LedgerCall<T>(call, isWrite: false) { IsFollowed = true });

    private Task<T> Add<T>(LedgerCall<T> call)
    {
        lock (_gate)
        {
            _waiting.Enqueue(call);
            if (_isWorking) Monitor.Pulse(_gate);
            else Task.Run(Work);
            _isWorking = true;
        }

        return call.Outcome;
    }

    private void Work()
    {
        var calls = new List<LedgerCall>();
        while (HasMore(calls))
        {
            if (_ledger is IGroupLedger group) WriteGroup(group, calls);
            if (calls.Count > 0) RunAll(calls);
            calls.Clear();
        }
    }

    // The calls that remain are those that have no step, or whose step was not written.
    private static void WriteGroup(IGroupLedger ledger, List<LedgerCall> calls)
    {
        var group = calls.FindAll(call => call.Step is not null);
        if (group.Count == 0) return;
        try
        {
            var results = ledger.Write(group.ConvertAll(call => call.Step!));
            for (var i = 0; i < group.Count; i++)
            {
                if (results[i] is not { } result) continue;
                group[i].Complete(result);
                calls.Remove(group[i]);
            }
        }
        catch (Exception e)
        {
            foreach (var call in group) call.Complete(LedgerCall.FailureOf(e));
            calls.RemoveAll(group.Contains);
        }
    }

    private void RunAll(List<LedgerCall> calls)
    {
        PanelException? fault = null;
        try
        {
            _ledger.RunInTransaction(() =>
            {
                for (var i = 0; i < calls.Count || (_ledger is not IGroupLedger && TakeMore(calls)); i++) calls[i].Run();
            });
        }
        catch (Exception e)
        {
            fault = LedgerCall.FailureOf(e);
        }

        foreach (var call in calls) call.Complete(fault);
    }

    private bool HasMore(List<LedgerCall> calls)
    {
        lock (_gate) return _isWorking = TakeMore(calls);
    }

    // Calls that come while others run join their transaction.
    private bool TakeMore(List<LedgerCall> calls)
    {
        lock (_gate)
        {
            var before = calls.Count;
            if (_waiting.Count == 0 && before is > 0 and < MaximumPerTransaction && IsFollowed(calls))
                Monitor.Wait(_gate, MillisecondsToNext);
            while (_waiting.Count > 0 && calls.Count < MaximumPerTransaction) calls.Add(_waiting.Dequeue());
            return calls.Count > before;
        }
    }

    // The outcomes of other orders, which come in between, say nothing about what follows.
    private static bool IsFollowed(List<LedgerCall> calls) => calls.FindLast(call => call.IsFollowed is not null) is { IsFollowed: true };
}
