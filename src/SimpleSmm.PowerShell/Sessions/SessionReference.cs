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

    /// <summary>The session meant.</summary>
    /// <exception cref="PanelException">There is none of that name, or it is closed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal PanelSession Resolve()
    {
        var found = _session ?? SessionTable.OfThisRunspace.Find(Name)
            ?? throw new PanelException(PanelErrorCode.NotConnected, $"There is no _session named '{Name}' here{Others()}: run Connect-SmmPanel first.");
        return found.IsClosed
            ? throw new PanelException(PanelErrorCode.NotConnected, $"The _session '{Name}' is closed: run Connect-SmmPanel again.")
            : found;
    }

    /// <summary>The current session of this runspace.</summary>
    /// <exception cref="PanelException">There is none (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    internal static PanelSession ResolveCurrent() => SessionTable.OfThisRunspace.Current
        ?? throw new PanelException(PanelErrorCode.NotConnected, "There is no connection to a panel: run Connect-SmmPanel first.");

    private static string Others()
    {
        var names = Array.ConvertAll(SessionTable.OfThisRunspace.All(), _session => _session.Name);
        return names.Length == 0 ? "" : $", only {string.Join(", ", names)}";
    }
}
