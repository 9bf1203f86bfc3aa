using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Sessions;

/// <summary>The sessions of one runspace, in the order they were connected; the last one is the current one.</summary>
internal sealed class SessionTable
{
    private static readonly ConditionalWeakTable<Runspace, SessionTable> Tables = new();
    private readonly List<PanelSession> _sessions = [];

    /// <summary>The table of the runspace that the calling thread works for. It goes when the runspace goes.</summary>
    public static SessionTable OfThisRunspace => Tables.GetOrCreateValue(Runspace.DefaultRunspace);

    public PanelSession? Current => _sessions.Count > 0 ? _sessions[_sessions.Count - 1] : null;

    public PanelSession? Find(string name) => _sessions.Find(session => HasName(session, name));

    /// <summary>A copy, so that a caller may disconnect while it goes through them.</summary>
    public PanelSession[] All() => [.. _sessions];

    /// <summary>Makes a session the current one. One with the same name goes out of the table; who still holds it can go on using it.</summary>
    public void Add(PanelSession session)
    {
        _sessions.RemoveAll(other => HasName(other, session.Name));
        _sessions.Add(session);
    }

    /// <summary>Takes a session out; false where it was not in.</summary>
    public bool Remove(PanelSession session) => _sessions.Remove(session);

    private static bool HasName(PanelSession session, string name) => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);
}
