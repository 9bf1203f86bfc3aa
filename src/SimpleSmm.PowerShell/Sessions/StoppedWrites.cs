using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Sessions;

/// <summary>
/// Contains the writes of one runspace whose commands were stopped before they could write the outcome. The next command reports them.
/// </summary>
internal sealed class StoppedWrites
{
    private static readonly ConditionalWeakTable<Runspace, StoppedWrites> Tables = new();
    private readonly List<PendingWrite> _writes = [];

    /// <summary>Gets the writes of the runspace that the calling thread works for.</summary>
    public static StoppedWrites OfThisRunspace => Tables.GetOrCreateValue(Runspace.DefaultRunspace);

    public void Add(IEnumerable<PendingWrite> writes)
    {
        lock (_writes) _writes.AddRange(writes);
    }

    /// <summary>Returns the text of one warning about all writes that have ended since the last call; null without any.</summary>
    public string? Take()
    {
        List<PendingWrite> ended;
        lock (_writes)
        {
            ended = _writes.FindAll(write => write.Task.IsCompleted);
            _writes.RemoveAll(ended.Contains);
        }

        var told = new List<string>();
        var areRecorded = true;
        foreach (var write in ended)
        {
            WritesUnderWay.Remove(write);
            if (write.Describe() is not { } text) continue;
            told.Add(text);
            areRecorded &= write.IsRecorded;
        }

        if (told.Count == 0) return null;
        var advice = areRecorded
            ? "see Get-SmmOrder"
            : "note this, because not all of it is in an order ledger";
        return $"While the last command was stopped, the panel {string.Join("; ", told)}; {advice}.";
    }
}
