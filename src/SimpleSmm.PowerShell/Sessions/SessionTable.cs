using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Sessions;

/// <summary>The sessions of one runspace, in the order they were connected; the last one is the current one.</summary>
internal sealed class SessionTable
{
    private static readonly ConditionalWeakTable<Runspace, SessionTable> Tables = new();
    private readonly List<PanelSession> sessions = [];

    /// <summary>The table of the runspace that the calling thread works for. It goes when the runspace goes.</summary>
    public static SessionTable OfThisRunspace => Tables.GetOrCreateValue(Runspace.DefaultRunspace);

    public PanelSession? Current => sessions.Count > 0 ? sessions[sessions.Count - 1] : null;

    public PanelSession? Find(string name) => sessions.Find(session => HasName(session, name));

    /// <summary>A copy, so that a caller may disconnect while it goes through them.</summary>
    public PanelSession[] All() => [.. sessions];

    /// <summary>Makes a session the current one. One with the same name goes out of the table; who still holds it can go on using it.</summary>
    public void Add(PanelSession session)
    {
        sessions.RemoveAll(other => HasName(other, session.Name));
        sessions.Add(session);
    }

    public void Remove(PanelSession session) => sessions.Remove(session);

    private static bool HasName(PanelSession session, string name) => string.Equals(session.Name, name, StringComparison.OrdinalIgnoreCase);
}
