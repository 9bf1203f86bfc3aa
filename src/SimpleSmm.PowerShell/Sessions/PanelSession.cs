using System;
using SimpleSmm.Sandbox;
using SimpleSmm.Sessions;

namespace SimpleSmm;

/// <summary>
/// A connection to one panel with one key. It may be used from several threads and runspaces at once. The key is inside the client and
/// in no property, so no view, dump or serialization of a session shows it.
/// </summary>
public sealed partial class PanelSession
{
    // By its own type it would load the sandbox for every session of a real panel.
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

    /// <summary>The name to choose the session by.</summary>
    public string Name { get; }

    /// <summary>The panel's address.</summary>
    public Uri Uri { get; }

    /// <summary>The account's currency; null where the panel names none or was not asked.</summary>
    public string? Currency { get; internal set; }

    /// <summary>When the session was made.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    /// <summary>How long one request may take.</summary>
    public double TimeoutSeconds { get; }

    /// <summary>How many requests of one command may be under way at once.</summary>
    public int ThrottleLimit { get; }

    /// <summary>How many times a request that may safely be sent again is sent again.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>The most requests that all users of the session together may send in a minute; null for no limit but the panel's.</summary>
    public int? RequestsPerMinute { get; }

    /// <summary>The sandbox's clock, which a script may set forward; null for a real panel.</summary>
    public SandboxClock? Clock => (SandboxClock?)_clock;

    /// <summary>The file that remembers the orders; null where the session keeps none, or in memory.</summary>
    public string? LedgerPath => Ledger?.Path;

    internal PanelClient Client { get; }

    /// <summary>The orders placed; null where nothing is to be remembered.</summary>
    internal SessionLedger? Ledger { get; }

    internal bool IsClosed => _isClosed;

    /// <summary>The catalog as it was last read in this session; null where it was not.</summary>
    internal ServiceCatalog? Catalog
    {
        get => _catalog;
        set => _catalog = value;
    }

    /// <summary>The session's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal void Close()
    {
        _isClosed = true;
        Client.Dispose();
        Ledger?.Dispose();
    }
}
