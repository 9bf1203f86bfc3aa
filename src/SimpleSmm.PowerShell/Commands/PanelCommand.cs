using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet that works with one session.</summary>
public abstract class PanelCommand : SmmCommand
{
    private PanelSession? _current;
    private PanelClient? _client;
    private IOrderLedger? _ledger;

    private protected PanelCommand()
    {
    }

    /// <summary>Gets or sets the session to use, or its name. Default: the session that was connected last in this runspace.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNull]
    public SessionReference? Session { get; set; }

    /// <summary>Gets the session that this command uses.</summary>
    private protected PanelSession CurrentSession => _current!;

    /// <summary>Gets that session's client, which reports its events to this cmdlet.</summary>
    private protected PanelClient Client => _client!;

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _current = Require(() => Session?.Resolve() ?? SessionReference.ResolveCurrent(), Session?.Name);
        _client = ClientOf(_current);
    }

    /// <summary>
    /// Returns the session's ledger, and creates it if it does not exist. Ends the command if the session does not have a ledger.
    /// </summary>
    private protected IOrderLedger OpenLedger() => _ledger ??= Require(() => Await(Task.Run(Kept.Open)), CurrentSession.Name);

    /// <summary>
    /// Returns the session's ledger for reading, or null if it was never written. Ends the command if the session does not have a ledger.
    /// </summary>
    private protected IOrderLedger? FindLedger() => Require(() => Kept).Exists ? OpenLedger() : null;

    /// <summary>
    /// Reads the catalog, sets the account's currency where a service does not name one, and reports the entries that cannot be read.
    /// </summary>
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
        ?? throw new PanelException(
            PanelErrorCode.LedgerUnavailable,
            $"The session '{CurrentSession.Name}' does not record orders because it was connected with -NoLedger: connect without -NoLedger.");
}
