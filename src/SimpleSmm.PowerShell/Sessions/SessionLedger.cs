using System;
using System.IO;

namespace SimpleSmm.Sessions;

/// <summary>The ledger of one session, opened when it is first needed: connecting alone loads no database. Thread-safe.</summary>
internal sealed class SessionLedger : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<IOrderLedger> _open;
    private IOrderLedger? _ledger;

    /// <summary>A ledger in a file.</summary>
    public SessionLedger(string path, Uri panel, string session)
    {
        Path = path;
        _open = () => LedgerLoader.Load(Folder).Open(path, new LedgerAccount(panel, session));
    }

    /// <summary>A ledger that lasts as long as the session.</summary>
    public SessionLedger(LedgerAccount panel) => _ledger = (_open = () => new MemoryOrderLedger(panel))();

    /// <summary>The file; null for one in memory.</summary>
    public string? Path { get; }

    /// <summary>Whether there is something to read. A ledger that was never written is not made for it.</summary>
    public bool Exists
    {
        get
        {
            lock (_gate) return _ledger is not null || File.Exists(Path);
        }
    }

    /// <summary>The ledger, opened.</summary>
    /// <exception cref="PanelException">It cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>); the next call tries again.</exception>
    public IOrderLedger Open()
    {
        lock (_gate) return _ledger ??= _open();
    }

    public void Dispose()
    {
        lock (_gate) _ledger?.Dispose();
    }

    // Beside the module's own assembly.
    private static string Folder => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(SessionLedger).Assembly.Location)!, "ledger");
}
