using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Sessions;

/// <summary>Contains the sessions of one runspace in the order of connection, and which one is current.</summary>
internal sealed class SessionTable
{
    private static readonly ConditionalWeakTable<Runspace, SessionTable> Tables = new();
    private readonly List<PanelSession> _sessions = [];
    private PanelSession? _selected;

    /// <summary>Gets the table of the runspace that the calling thread works for. It exists as long as the runspace.</summary>
    public static SessionTable OfThisRunspace => Tables.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>Gets the session that was selected or connected last; null if the runspace is not connected.</summary>
    public PanelSession? Current => _selected ?? (_sessions.Count > 0 ? _sessions[_sessions.Count - 1] : null);

    public int Count => _sessions.Count;

    public PanelSession? Find(string name) => _sessions.Find(session => HasName(session, name));

    /// <summary>Returns a copy, so that a caller can disconnect sessions while enumerating them.</summary>
    public PanelSession[] All() => [.. _sessions];

    /// <summary>
    /// Makes a session the current one. A session with the same name is removed from the table. Callers that hold it can still use it, and
    /// it keeps its ledger's file open only meanwhile. Its idle connections are closed.
    /// </summary>
    public void Add(PanelSession session)
    {
        foreach (var other in _sessions.FindAll(other => HasName(other, session.Name))) Rest(other);
        _sessions.RemoveAll(other => HasName(other, session.Name));
        _sessions.Add(session);
        if (session.Ledger is { } ledger) ledger.Rests = false;
        _selected = null;
    }

    /// <summary>Makes a session the current one, and adds it if it belongs to another runspace.</summary>
    public void Select(PanelSession session)
    {
        if (!_sessions.Contains(session)) Add(session);
        _selected = session;
    }

    /// <summary>Removes a session; returns false if the table does not contain it.</summary>
    public bool Remove(PanelSession session)
    {
        if (_selected == session) _selected = null;
        return _sessions.Remove(session);
    }

    // A session may be in use in other runspaces, so the end of its own does not close it.
    private static SessionTable Create(Runspace runspace)
    {
        var table = new SessionTable();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken) table._sessions.ForEach(Rest);
        };
        return table;
    }

    private static void Rest(PanelSession session)
    {
        session.Client.CloseConnections();
        if (session.Ledger is { } ledger) ledger.Rests = true;
    }

    private static bool HasName(PanelSession session, string name) => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);
}
