using System;
using SimpleSmm.Sessions;

namespace SimpleSmm;

/// <summary>What <c>-Session</c> takes: a <see cref="PanelSession"/> or the name of one.</summary>
public sealed class SessionReference
{
    private readonly PanelSession? _session;

    /// <summary>Refers to a session itself, also one of another runspace.</summary>
    /// <param name="session">The session.</param>
    public SessionReference(PanelSession session)
    {
        _session = session;
        Name = session.Name;
    }

    /// <summary>Refers to a session of this runspace by its name.</summary>
    /// <param name="name">The name.</param>
    public SessionReference(string name) => Name = name;

    /// <summary>The session's name.</summary>
    public string Name { get; }

    /// <summary>The session's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Whether this is a session itself, or exactly the name of one of this runspace.</summary>
    internal bool IsKnown => _session is not null || SessionTable.OfThisRunspace.Find(Name) is not null;

    /// <summary>The session meant, open or closed.</summary>
    /// <exception cref="PanelException">There is none of that name (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal PanelSession Find() => _session ?? SessionTable.OfThisRunspace.Find(Name)
        ?? throw new PanelException(PanelErrorCode.NotConnected, $"There is no session named '{Name}' here{Others()}: run Connect-SmmPanel first.");

    /// <summary>The session meant, to work with.</summary>
    /// <exception cref="PanelException">There is none of that name, or it is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal PanelSession Resolve() => Open(Find());

    /// <summary>The current session of this runspace, open or closed.</summary>
    /// <exception cref="PanelException">There is none (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession FindCurrent() => SessionTable.OfThisRunspace.Current
        ?? throw new PanelException(PanelErrorCode.NotConnected, "There is no connection to a panel: run Connect-SmmPanel first.");

    /// <summary>
    /// The current session of this runspace, to work with. Where another runspace has closed it, the one before does not take its
    /// place: an order must not go to another panel unnoticed.
    /// </summary>
    /// <exception cref="PanelException">There is none, or it is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession ResolveCurrent() => Open(FindCurrent());

    /// <summary>A session that is not closed.</summary>
    /// <exception cref="PanelException">It is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession Open(PanelSession session) => session.IsClosed
        ? throw new PanelException(PanelErrorCode.NotConnected, $"The session '{session.Name}' is closed: run Connect-SmmPanel again.")
        : session;

    private static string Others()
    {
        var sessions = SessionTable.OfThisRunspace.All();
        if (sessions.Length == 0) return "";
        var names = Array.ConvertAll(sessions, session => session.Name);
        return names.Length <= 5 ? $", only {string.Join(", ", names)}" : $" among {names.Length}";
    }
}
