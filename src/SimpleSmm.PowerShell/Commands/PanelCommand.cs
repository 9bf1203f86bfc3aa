using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>A cmdlet that works with one session.</summary>
public abstract class PanelCommand : SmmCommand
{
    private PanelSession? _current;
    private PanelClient? _client;
    private IOrderLedger? _ledger;

    private protected PanelCommand()
    {
    }

    /// <summary>The session to work with, or its name. Default: the one connected last in this runspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNull]
    public SessionReference? Session { get; set; }

    /// <summary>The session that this command works with.</summary>
    private protected PanelSession CurrentSession => _current!;

    /// <summary>That session's client, with this cmdlet listening.</summary>
    private protected PanelClient Client => _client!;

    /// <summary>Finds the session before anything else happens.</summary>
    protected override void BeginProcessing()
    {
        _current = Require(() => Session?.Resolve() ?? SessionReference.ResolveCurrent(), Session?.Name);
        _client = ClientOf(_current);
    }

    /// <summary>The session's ledger, made where there is none yet. Without one the command ends.</summary>
    private protected IOrderLedger OpenLedger() => _ledger ??= Require(() => Await(Task.Run(Kept.Open)), CurrentSession.Name);

    /// <summary>The session's ledger, to look something up; null where nothing was ever written. Without one the command ends.</summary>
    private protected IOrderLedger? FindLedger() => Require(() => Kept).Exists ? OpenLedger() : null;

    /// <summary>Reads the catalog, with the account's currency where a service names none, and reports the entries that cannot be read.</summary>
    private protected ServiceCatalog ReadCatalog()
    {
        var progress = new ProgressMeter(this, "Reading the catalog");
        ServiceCatalog read;
        try
        {
            read = Require(() => Await(Client.GetServicesAsync(StopToken), () => progress.Show()));
        }
        finally
        {
            progress.Complete();
        }

        foreach (var service in read.Services) service.Currency ??= CurrentSession.Currency;
        CurrentSession.Catalog = read;
        foreach (var entry in read.Unreadable) Report(entry, null);
        return read;
    }

    private SessionLedger Kept => CurrentSession.Ledger
        ?? throw new PanelException(PanelErrorCode.LedgerUnavailable, $"The session '{CurrentSession.Name}' remembers no orders: it was connected with -NoLedger.");
}
