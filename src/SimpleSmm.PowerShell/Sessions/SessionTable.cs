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
    public static SessionTable OfThisRunspace => Tables.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>Gets the session that was selected or connected last; null if the runspace is not connected.</summary>
    public PanelSession? Current => _selected ?? (_sessions.Count > 0 ? _sessions[_sessions.Count - 1] : null);

    public PanelSession? Find(string name) => _sessions.Find(session => HasName(session, name));

    /// <summary>Returns a copy, so that a caller can disconnect sessions while enumerating them.</summary>
    public PanelSession[] All() => [.. _sessions];

    /// <summary>
    /// Makes a session the current one. A session with the same name is removed from the table but stays open for callers that hold it.
    /// </summary>
    public void Add(PanelSession session)
    {
        _sessions.RemoveAll(other => HasName(other, session.Name));
        _sessions.Add(session);
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

    private static bool HasName(PanelSession session, string name) => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);
}
