using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>A cmdlet that sends ids from the pipeline in batches and returns one object or one error per id.</summary>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
public abstract class BatchCommand<T> : PanelCommand
    where T : class
{
    private BatchPump<T>? _pump;

    private protected BatchCommand()
    {
    }

    /// <summary>How many requests may be under way at once. Default: the session's own limit.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>The ids of the current record; null where none were given.</summary>
    private protected abstract WholeNumber[]? Ids { get; }

    /// <summary>Makes the way of ids to a session's panel and back.</summary>
    /// <param name="session">Whose panel and ledger it is.</param>
    /// <param name="client">The session's client, with this cmdlet listening.</param>
    private protected abstract BatchPump<T> CreatePump(PanelSession session, PanelClient client);

    /// <summary>Finds the session and makes the batch.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pump = CreatePump(CurrentSession, Client);
        if (_pump.Writes) HoldWarnings();
    }

    /// <summary>Adds the ids and writes what is answered by then.</summary>
    protected override void ProcessRecord()
    {
        if (Ids is not null) _pump!.Add(Ids);
    }

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();

    /// <summary>Adds an id that is known to be one.</summary>
    private protected void Add(long id) => _pump!.Add(id);
}
