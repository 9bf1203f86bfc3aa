using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger;

/// <summary>
/// Writes answers to a ledger in batches on a background thread, so that answers do not wait for the disk. Only one thread may call it.
/// </summary>
internal sealed class WriteBehind<T>(Action<IReadOnlyList<T>> write)
{
    private const int Many = 5_000;

    private readonly object _gate = new();
    private List<T> _waiting = [];
    private Task _work = Task.CompletedTask;
    private bool _isWorking;

    /// <summary>Gets the first write error; null if everything was written.</summary>
    public PanelException? Fault { get; private set; }

    /// <summary>Gets whether so many items are queued that the caller should wait.</summary>
    public bool IsBehind
    {
        get
        {
            lock (_gate) return _waiting.Count >= Many;
        }
    }

    /// <summary>Gets a task that completes when all items added so far are written or have failed. The task itself never fails.</summary>
    public Task Done
    {
        get
        {
            lock (_gate) return _work;
        }
    }

    /// <summary>Adds items to write, without waiting.</summary>
    public void Add(IReadOnlyList<T> items)
    {
        if (items.Count == 0) return;
        lock (_gate)
        {
            _waiting.AddRange(items);
            if (_isWorking) return;
            _isWorking = true;
            _work = Task.Run(Work);
        }
    }

    private void Work()
    {
        while (Next() is { } items)
        {
            try
            {
                write(items);
            }
            catch (Exception e)
            {
                // Catches everything, because a bug in the ledger must not lose answers or stop later writes.
                Fault ??= LedgerCall.FailureOf(e);
            }
        }
    }

    private List<T>? Next()
    {
        lock (_gate)
        {
            _isWorking = _waiting.Count > 0;
            if (!_isWorking) return null;
            var items = _waiting;
            _waiting = [];
            return items;
        }
    }
}
