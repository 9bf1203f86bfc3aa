using System;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm;

/// <summary>Represents the value of <c>-Session</c>: a <see cref="PanelSession"/> or the name of one.</summary>
public sealed class SessionReference
{
    private readonly PanelSession? _session;
    private readonly string? _panel;

    /// <summary>Creates a reference to a session, which may belong to another runspace.</summary>
    /// <param name="session">The session.</param>
    public SessionReference(PanelSession session)
    {
        _session = session;
        Name = session.Name;
    }

    /// <summary>Creates a reference to a session of this runspace by its name.</summary>
    /// <param name="name">The name.</param>
    public SessionReference(string name) => Name = name;

    /// <summary>Creates a reference to a session that was written to a file, or sent to a job, and read again.</summary>
    /// <param name="written">An object with the properties Name and Uri of a session, or a name.</param>
    public SessionReference(PSObject written)
    {
        if (written.BaseObject is PanelSession session) (_session, Name) = (session, session.Name);
        else (Name, _panel) = InputProperty.NamesOf(written);
    }

    /// <summary>Creates a reference to the session that an object came from.</summary>
    /// <param name="name">The session's name; empty if only the panel is known.</param>
    /// <param name="panel">The address of its panel; null if it is not known.</param>
    internal SessionReference(string name, string? panel)
        : this(name) => _panel = panel;

    /// <summary>Gets the session's name.</summary>
    public string Name { get; }

    /// <summary>Gets the address of the panel that an object came from; null if it is not known.</summary>
    internal string? Panel => _panel;

    /// <summary>Returns the session's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name.Length > 0 ? Name : _panel ?? "";

    /// <summary>Gets whether this refers to a session object, or is exactly the name of a session of this runspace.</summary>
    private bool IsKnown => _session is not null || SessionTable.OfThisRunspace.Find(Name) is not null;

    /// <summary>Returns whether this refers to a session.</summary>
    internal bool IsOf(PanelSession session) =>
        session == _session
        || (Name.Length > 0 ? string.Equals(session.Name, Name, StringComparison.OrdinalIgnoreCase) : IsAtPanel(session));

    /// <summary>
    /// Returns the open sessions that this refers to: one, or those whose names match its wildcards. A name may contain wildcard characters
    /// itself, as the address [::1]:8080 does.
    /// </summary>
    /// <exception cref="PanelException">There is not any such session (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal IReadOnlyList<PanelSession> ResolveAll()
    {
        if (!IsPattern) return [Resolve()];
        var sessions = FindLike();
        return sessions.Length > 0 ? Array.ConvertAll(sessions, Open) : [Find()];
    }

    /// <summary>Gets whether this is a name with wildcards and not the name of a session.</summary>
    internal bool IsPattern => !IsKnown && WildcardPattern.ContainsWildcardCharacters(Name);

    /// <summary>Returns the sessions of this runspace whose names match, open or closed.</summary>
    internal PanelSession[] FindLike()
    {
        var pattern = new WildcardPattern(Name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return Array.FindAll(SessionTable.OfThisRunspace.All(), session => pattern.IsMatch(session.Name));
    }

    /// <summary>Returns the open sessions that any of some references refers to, each one once.</summary>
    /// <exception cref="PanelException">A reference does not refer to any session (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static IReadOnlyList<PanelSession> ResolveAll(IReadOnlyList<SessionReference> references)
    {
        var sessions = new List<PanelSession>();
        foreach (var reference in references)
        {
            foreach (var session in reference.ResolveAll())
            {
                if (!sessions.Contains(session)) sessions.Add(session);
            }
        }

        return sessions;
    }

    /// <summary>Returns the session, open or closed.</summary>
    /// <exception cref="PanelException">A session with this name does not exist (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal PanelSession Find() => _session ?? (Name.Length > 0 || _panel is null ? SessionTable.OfThisRunspace.Find(Name) : FindAtPanel())
        ?? throw new PanelException(
            PanelErrorCode.NotConnected, $"The session '{Name}' does not exist in this runspace: run Connect-SmmPanel first{Others()}.");

    /// <summary>Returns the session if it is open.</summary>
    /// <exception cref="PanelException">The session does not exist or is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal PanelSession Resolve() => Check(Open(Find()));

    /// <summary>Returns the session if it is at the panel that the object came from.</summary>
    /// <exception cref="PanelException">Its name is used for another panel now (<see cref="PanelErrorCode.SessionMismatch"/>).</exception>
    internal PanelSession Check(PanelSession session) => _panel is null || IsAtPanel(session)
        ? session
        : throw new PanelException(
            PanelErrorCode.SessionMismatch,
            $"The input object came from {_panel}, but the session '{session.Name}' is connected to {session.Uri} now. "
            + "Nothing was sent for it.");

    private bool IsAtPanel(PanelSession session) =>
        Uri.TryCreate(_panel, UriKind.Absolute, out var address) && new LedgerAccount(address).Uri == session.LedgerAccount.Uri;

    // The current session if it is at the panel, otherwise the only one that is.
    private PanelSession FindAtPanel()
    {
        var table = SessionTable.OfThisRunspace;
        var sessions = Array.FindAll(table.All(), IsAtPanel);
        if (table.Current is { } current && Array.IndexOf(sessions, current) >= 0) return current;
        return sessions.Length == 1
            ? sessions[0]
            : throw new PanelException(
                PanelErrorCode.SessionMismatch,
                $"The input object came from {_panel}, and {(sessions.Length == 0 ? "no session is" : "several sessions are")} "
                + "connected to it. Nothing was sent for it.");
    }

    /// <summary>Returns the current session of this runspace, open or closed.</summary>
    /// <exception cref="PanelException">This runspace is not connected (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession FindCurrent() => SessionTable.OfThisRunspace.Current
        ?? throw new PanelException(PanelErrorCode.NotConnected, "Not connected to a panel: run Connect-SmmPanel first.");

    /// <summary>
    /// Returns the current session of this runspace if it is open. If another runspace has closed it, the previous session does not take
    /// its place, because an order must not go to another panel unnoticed.
    /// </summary>
    /// <exception cref="PanelException">
    /// This runspace is not connected, or the session is closed (<see cref="PanelErrorCode.NotConnected"/>).
    /// </exception>
    internal static PanelSession ResolveCurrent() => Open(FindCurrent());

    /// <summary>Returns the session if it is open.</summary>
    /// <exception cref="PanelException">The session is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession Open(PanelSession session) => session.IsClosed
        ? throw new PanelException(PanelErrorCode.NotConnected, $"The session '{session.Name}' is closed: run Connect-SmmPanel again.")
        : session;

    private static string Others()
    {
        var sessions = SessionTable.OfThisRunspace.All();
        if (sessions.Length == 0) return "";
        var names = Array.ConvertAll(sessions, session => session.Name);
        return names.Length <= 5
            ? $", or use one of: {string.Join(", ", names)}"
            : $", or use one of the {names.Length} that Get-SmmSession lists";
    }
}
