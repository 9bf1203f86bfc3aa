using System;
using System.Management.Automation.Runspaces;
using SimpleSmm.Sandbox;
using SimpleSmm.Sessions;

namespace SimpleSmm;

/// <summary>
/// Represents a connection to one panel with one key. Several threads and runspaces may use it at the same time. The key is inside the
/// client and not in any property, so a view, dump or serialization of a session cannot show it.
/// </summary>
public sealed partial class PanelSession
{
    // Declared as object, because the type SandboxClock would load the sandbox for every session of a real panel.
    private readonly object? _clock;

    private volatile bool _isClosed;
    private volatile ServiceCatalog? _catalog;

    internal PanelSession(string name, PanelClientOptions options, SessionLedger? ledger, object? clock = null)
    {
        Client = new PanelClient(options);
        Ledger = ledger;
        Name = name;
        Uri = options.Uri;
        TimeoutSeconds = options.Timeout.TotalSeconds;
        ThrottleLimit = options.ThrottleLimit;
        MaximumRetryCount = options.Retry.MaximumCount;
        RequestsPerMinute = options.RequestsPerMinute;
        _clock = clock;
    }

    /// <summary>Gets the name that selects the session.</summary>
    public string Name { get; }

    /// <summary>Gets whether commands of this runspace use the session if they do not name another one.</summary>
    public bool IsCurrent => Runspace.DefaultRunspace is not null && SessionTable.OfThisRunspace.Current == this;

    /// <summary>Gets the panel's address.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// Gets the name that tells this account from others at the same address; null if it was not given. The ledger keeps orders by address
    /// and account.
    /// </summary>
    public string? Account { get; internal init; }

    /// <summary>Gets the account's currency; null if the panel does not send it or has not been asked.</summary>
    public string? Currency { get; internal set; }

    /// <summary>Gets when the session was created.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    /// <summary>Gets the time limit of a request in seconds.</summary>
    public double TimeoutSeconds { get; }

    /// <summary>Gets how many requests of one command run at the same time.</summary>
    public int ThrottleLimit { get; }

    /// <summary>Gets how many times a request is retried if that is safe.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>
    /// Gets the maximum number of requests per minute, for all users of the session together; null for only the panel's own limit.
    /// </summary>
    public int? RequestsPerMinute { get; }

    /// <summary>Gets the sandbox's clock, which a script may advance; null for a real panel.</summary>
    public SandboxClock? Clock => (SandboxClock?)_clock;

    /// <summary>Gets the file that records the orders; null if orders are not recorded or only in memory.</summary>
    public string? LedgerPath => Ledger?.Path;

    /// <summary>Gets the server and the database that record the orders; null if orders are not recorded on a server.</summary>
    public string? LedgerServer => Ledger?.Server?.Name;

    internal PanelClient Client { get; }

    /// <summary>Gets the ledger; null if orders are not recorded.</summary>
    internal SessionLedger? Ledger { get; }

    /// <summary>Gets the account by which the ledger keeps orders.</summary>
    internal LedgerAccount LedgerAccount => new(Uri, Account) { Session = Name };

    internal bool IsClosed => _isClosed;

    /// <summary>Gets or sets the catalog that was last read in this session; null if it has not been read.</summary>
    internal ServiceCatalog? Catalog
    {
        get => _catalog;
        set => _catalog = value;
    }

    /// <summary>Returns the session's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Marks an object as one of this session.</summary>
    internal void Mark(PanelObject item) => (item.Session, item.Panel) = (Name, LedgerAccount.Uri);

    /// <summary>Marks an order as one of this session.</summary>
    internal void Mark(Order order) => (order.Session, order.Panel) = (Name, LedgerAccount.Uri);

    internal void Close()
    {
        _isClosed = true;
        Client.Dispose();
        Ledger?.Dispose();
    }
}
