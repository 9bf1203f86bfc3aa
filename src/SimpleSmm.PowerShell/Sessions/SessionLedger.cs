using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using SimpleSmm.Ledger;

namespace SimpleSmm.Sessions;

/// <summary>
/// Represents the ledger of one session. It is opened when it is first needed, so that connecting does not load a database. Thread-safe.
/// </summary>
internal sealed class SessionLedger : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<IOrderLedger> _open;
    private volatile IOrderLedger? _ledger;
    private AccountBalance? _balance;
    private int _users;
    private bool _rests;

    /// <summary>Creates a ledger in a file.</summary>
    public SessionLedger(string path, Func<LedgerAccount> account)
    {
        Path = path;
        _open = () => LedgerLoader.Load(FolderOf("ledger")).Open(path, account());
    }

    /// <summary>Creates a ledger on a server. Its driver is loaded when the ledger is first opened.</summary>
    public SessionLedger(LedgerServer server, NetworkCredential? credential, Func<LedgerAccount> account)
    {
        Server = server;
        _open = () => LedgerLoader.LoadServer(FolderOf("postgres")).Open(server.Connection, credential, account());
    }

    /// <summary>Creates a ledger in memory that lasts as long as the session.</summary>
    public SessionLedger(LedgerAccount panel) => _ledger = (_open = () => new MemoryOrderLedger(panel))();

    /// <summary>Gets the file; null for a ledger in memory or on a server.</summary>
    public string? Path { get; }

    /// <summary>Gets the server; null for a ledger in memory or in a file.</summary>
    public LedgerServer? Server { get; }

    /// <summary>
    /// Gets whether the ledger has been opened, its file exists, or it is on a server. Reading this does not create the file.
    /// </summary>
    public bool Exists
    {
        get
        {
            lock (_gate) return _ledger is not null || Server is not null || File.Exists(Path);
        }
    }

    /// <summary>Opens the ledger if necessary and returns it.</summary>
    /// <exception cref="PanelException">
    /// The ledger cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>); the next call tries again.
    /// </exception>
    public IOrderLedger Open()
    {
        lock (_gate)
        {
            _ledger ??= _open();
            WriteBalance(_ledger);
            return _ledger;
        }
    }

    /// <summary>Takes what is to be said about answers that were recorded late. Does not wait for a ledger that is being opened.</summary>
    public IReadOnlyList<string> TakeNotes() => (_ledger as IAnswerKeeper)?.TakeNotes() ?? [];

    /// <summary>Gets a function that opens what several machines share; null if the ledger is not on a server.</summary>
    public Func<ISharedActions>? SharedActions => Server is null ? null : () => (ISharedActions)Open();

    /// <summary>Keeps a balance that was read without the ledger, until the ledger is used.</summary>
    public void Remember(AccountBalance balance)
    {
        lock (_gate) _balance = balance;
    }

    /// <summary>
    /// Gets or sets whether the file is open only while commands or writes use it, because the session was replaced or its runspace ended.
    /// </summary>
    public bool Rests
    {
        get
        {
            lock (_gate) return _rests;
        }

        set
        {
            lock (_gate)
            {
                _rests = value;
                CloseIfUnused();
            }
        }
    }

    /// <summary>Keeps the file open until <see cref="Leave"/> is called.</summary>
    public void Enter()
    {
        lock (_gate) _users++;
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _users--;
            CloseIfUnused();
        }
    }

    /// <summary>Writes a copy of the ledger's file.</summary>
    public void Backup(string copy, bool overwrite) => LedgerLoader.Load(FolderOf("ledger")).Backup(Path!, copy, overwrite);

    /// <summary>Opens a copy of a ledger in a file, to move its orders into this one.</summary>
    /// <exception cref="PanelException">The file is not a ledger that can be read, or it is the one of this session.</exception>
    public IEntrySource OpenSource(string path)
    {
        if (System.IO.Path.GetFullPath(path) == Path)
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is the ledger of this session: connect to the new one.");
        var provider = (IEntrySourceProvider)LedgerLoader.Load(FolderOf("ledger"));
        return provider.OpenCopy(path, Open().Panel);
    }

    public void Dispose()
    {
        lock (_gate) _ledger?.Dispose();
    }

    // A ledger that cannot be written says so when it must be.
    private void WriteBalance(IOrderLedger ledger)
    {
        if (_balance is not { } balance) return;
        _balance = null;
        try
        {
            ledger.Record(balance);
        }
        catch (PanelException)
        {
            // The balance of a connection is only for reports.
        }
    }

    private void CloseIfUnused()
    {
        if (!_rests || _users > 0 || (Path ?? Server?.Name) is null) return;
        _ledger?.Dispose();
        _ledger = null;
    }

    // The folders of the ledgers are next to the module's own assembly.
    private static string FolderOf(string name) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(SessionLedger).Assembly.Location)!, name);
}
