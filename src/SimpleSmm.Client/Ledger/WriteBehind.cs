using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger;

/// <summary>
/// Writes into a ledger what a panel answered, on another thread and as much at a time as has come meanwhile, so that the answers need
/// not wait for the disk. One thread uses it.
/// </summary>
internal sealed class WriteBehind<T>(Action<IReadOnlyList<T>> write)
{
    private const int Many = 5_000;

    private readonly object _gate = new();
    private List<T> _waiting = [];
    private Task _work = Task.CompletedTask;
    private bool _isWorking;

    /// <summary>Why something was not written, the first time; null where all was.</summary>
    public PanelException? Fault { get; private set; }

    /// <summary>Whether so much waits that the caller should too.</summary>
    public bool IsBehind
    {
        get
        {
            lock (_gate) return _waiting.Count >= Many;
        }
    }

    /// <summary>Ends when everything added so far is written or has failed; it never fails itself.</summary>
    public Task Done
    {
        get
        {
            lock (_gate) return _work;
        }
    }

    /// <summary>Takes what is to be written, and does not wait for it.</summary>
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
                // Also a mistake of the ledger's own must neither cost the answers nor keep the later ones from being written.
                Fault ??= e as PanelException
                    ?? new PanelException(PanelErrorCode.LedgerUnavailable, $"The order ledger failed ({e.GetType().Name}).", e);
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
