using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>
/// Represents a cmdlet that works with sessions: the session of each input object, otherwise those of -Session, otherwise the current one.
/// </summary>
public abstract class SessionCommand : SmmCommand
{
    private readonly Dictionary<PanelSession, SessionScope> _scopes = [];
    private IReadOnlyList<PanelSession>? _given;
    private PanelSession? _current;
    private SessionScope? _scope;
    private IReadOnlyList<PanelSession>? _defaults;
    private bool _hasOrigins;

    private protected SessionCommand()
    {
    }

    /// <summary>Gets the value of -Session; null if it was omitted.</summary>
    private protected abstract IReadOnlyList<SessionReference>? GivenSessions { get; }

    /// <summary>
    /// Gets whether -Session may name several sessions. What changes something takes one: with wildcards an id would go to each panel.
    /// </summary>
    private protected virtual bool TakesSeveral => false;

    /// <summary>Gets the session that is in use.</summary>
    private protected PanelSession CurrentSession => _scope!.Session;

    /// <summary>Gets that session's client, which reports its events to this cmdlet.</summary>
    private protected PanelClient Client => _scope!.Client;

    /// <summary>Resolves the sessions.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (GivenSessions is { } references)
        {
            _given = Require(
                () => TakesSeveral ? SessionReference.ResolveAll(references) : [references[0].Resolve()], references[0].Name);
        }
        else
        {
            _current = Require(SessionReference.FindCurrent);
        }

        // Input objects may all have a session of their own. Then it does not matter whether the current one is open.
        if (_given is not null || !MyInvocation.ExpectingInput) Use(DefaultSessions[0]);
    }

    /// <summary>Warns about what the ledgers in use have recorded late.</summary>
    protected override void EndProcessing() => WriteLedgerNotes();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var session in _scopes.Keys) session.Ledger?.Leave();
        _scopes.Clear();
    }

    private protected override void WriteLedgerNotes()
    {
        foreach (var session in _scopes.Keys)
        {
            if (session.Ledger is not { } ledger) continue;
            foreach (var note in ledger.TakeNotes()) Warn(note);
        }
    }

    /// <summary>
    /// Gets the sessions for input without a session: those of -Session, otherwise the one that was current at the start.
    /// </summary>
    private protected IReadOnlyList<PanelSession> DefaultSessions =>
        _defaults ??= _given ?? [Require(() => SessionReference.Open(_current!))];

    /// <summary>Returns the sessions for an input object.</summary>
    /// <param name="origin">The session that the object came from; null if it does not name one.</param>
    /// <exception cref="PanelException">
    /// That session is not connected (NotConnected), or -Session names another one (SessionMismatch).
    /// </exception>
    private protected IReadOnlyList<PanelSession> SessionsFor(SessionReference? origin)
    {
        if (origin is null) return DefaultSessions;
        if (_given is null)
        {
            _hasOrigins = true;
            return [origin.Resolve()];
        }

        foreach (var session in _given)
        {
            if (origin.IsOf(session)) return [origin.Check(session)];
        }

        throw new PanelException(
            PanelErrorCode.SessionMismatch,
            $"The input object is of the session '{origin}', but -Session names '{string.Join("', '", _given)}': omit -Session to use the "
                + "session of each object. Nothing was sent for it.");
    }

    /// <summary>Makes a session the one in use.</summary>
    private protected void Use(PanelSession session)
    {
        if (_scope?.Session == session) return;
        if (_scopes.TryGetValue(session, out _scope)) return;
        _scopes.Add(session, _scope = new SessionScope(session, ClientOf(session)));
        session.Ledger?.Enter();
    }

    /// <summary>Makes the session of an input object the one in use.</summary>
    /// <exception cref="PanelException">That session is not connected, or -Session names another one.</exception>
    private protected void UseSessionOf(SessionReference? origin) => Use(SessionsFor(origin)[0]);

    /// <summary>Names the panel beside what is about to be changed, if more than one session is connected.</summary>
    internal static string NameAt(string what, PanelSession session) =>
        HasSeveral ? $"{what} at {session.Name} ({session.Uri})" : what;

    /// <summary>Gets whether more than one session is connected in this runspace.</summary>
    internal static bool HasSeveral => SessionTable.OfThisRunspace.Count > 1;

    /// <summary>Writes an error for one input object that does not end the command, whatever its code.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">The input object or its id.</param>
    /// <param name="session">The session to name in the message, if several are connected; null for none.</param>
    internal void Reject(PanelException error, object? target, PanelSession? session = null)
    {
        var record = error.ToErrorRecord(target);
        if (session is not null && HasSeveral)
        {
            var advice = record.ErrorDetails.RecommendedAction;
            record.ErrorDetails = new ErrorDetails($"{session.Name}: {record.ErrorDetails.Message}") { RecommendedAction = advice };
        }

        WriteError(record);
    }

    /// <summary>
    /// Gets whether an error ends the command, because every further input object would fail too. If objects of several panels may follow,
    /// it does not.
    /// </summary>
    internal override bool EndsCommand(PanelException error) => base.EndsCommand(error) && !MayHaveSeveral;

    /// <summary>
    /// Returns the session's ledger, and creates it if it does not exist. If the session does not have one, the command ends.
    /// </summary>
    private protected IOrderLedger OpenLedger()
    {
        var scope = _scope!;
        return scope.Ledger ??= RequireOfSession(() => Await(Task.Run(Kept.Open)), CurrentSession.Name);
    }

    /// <summary>
    /// Returns the session's ledger for reading, or null if it was never written. If the session does not have one, the command ends.
    /// </summary>
    private protected IOrderLedger? FindLedger() => RequireOfSession(() => Kept).Exists ? OpenLedger() : null;

    /// <summary>
    /// Reads the catalog, sets the account's currency where a service does not name one, and reports the entries that cannot be read.
    /// </summary>
    private protected ServiceCatalog ReadCatalog()
    {
        var progress = new ProgressMeter(this, "Reading the catalog");
        ServiceCatalog read;
        try
        {
            read = RequireOfSession(() => Await(Client.GetServicesAsync(StopToken), () => progress.Show()));
        }
        finally
        {
            progress.Complete();
        }

        Adopt(read);
        return read;
    }

    /// <summary>Keeps a catalog that was read in the session, and reports the entries that cannot be read.</summary>
    private protected void Adopt(ServiceCatalog read)
    {
        foreach (var service in read.Services)
        {
            service.Currency ??= CurrentSession.Currency;
            CurrentSession.Mark(service);
        }

        CurrentSession.Catalog = read;
        foreach (var entry in read.Unreadable) Report(entry, null);
    }

    /// <summary>
    /// Gets whether input objects of several sessions may follow, so that a failure of one session does not end the command.
    /// </summary>
    internal bool MayHaveSeveral => _given is null ? _hasOrigins && HasSeveral : _given.Count > 1;

    // If objects of several sessions may follow, a failure of one session is an error of its objects only.
    private T RequireOfSession<T>(Func<T> get, object? target = null) => MayHaveSeveral ? get() : Require(get, target);

    private SessionLedger Kept => CurrentSession.Ledger
        ?? throw new PanelException(
            PanelErrorCode.LedgerUnavailable,
            $"The session '{CurrentSession.Name}' does not record orders because it was connected with -NoLedger: connect without "
                + "-NoLedger.");
}
