using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>
/// Represents a cmdlet that sends ids from the pipeline in batches, those of each session to its own panel, and writes one object or one
/// error per id.
/// </summary>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
public abstract class BatchCommand<T> : SessionCommand
    where T : PanelObject
{
    private BatchPumps<T>? _pumps;

    private protected BatchCommand()
    {
    }

    /// <summary>Gets or sets how many requests run at the same time at one panel. Default: the session's limit.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Gets what the ids are of.</summary>
    private protected abstract IdKind Kind { get; }

    /// <summary>Gets the title of the progress bar.</summary>
    private protected abstract string Activity { get; }

    /// <summary>Gets the ids of the current record; null if none were given.</summary>
    private protected abstract PanelId[]? Ids { get; }

    /// <summary>Creates the way of ids to a session's panel and back.</summary>
    /// <param name="session">The session with the panel and the ledger.</param>
    /// <param name="client">The session's client, which reports its events to this cmdlet.</param>
    private protected abstract BatchPump<T> CreatePump(PanelSession session, PanelClient client);

    /// <summary>Returns whether an id may be sent.</summary>
    private protected virtual bool Confirm(long id, PanelSession session) => true;

    /// <summary>Returns the ids that a session itself stands for, such as its unfinished orders; null if it does not.</summary>
    private protected virtual IEnumerable<long>? IdsOf(PanelSession session) => null;

    /// <summary>Resolves the sessions.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pumps = new BatchPumps<T>(this, Kind, Activity, session => CreatePump(session, ClientOf(session)), Confirm);
    }

    /// <summary>Adds the ids of one input object and writes what has been answered.</summary>
    protected override void ProcessRecord()
    {
        if (Ids is null)
        {
            foreach (var session in MyInvocation.ExpectingInput ? [] : DefaultSessions) AddOwn(session);
            return;
        }

        // Without a pipeline, all ids are known at once.
        var ids = PanelId.Each(Ids, Kind);
        if (!MyInvocation.ExpectingInput) _pumps!.Total = (long)ids.Count * DefaultSessions.Count;
        foreach (var id in ids) Add(id);
    }

    /// <summary>Sends the remaining ids and writes the remaining answers.</summary>
    protected override void EndProcessing() => _pumps!.Complete();

    private void AddOwn(PanelSession session)
    {
        try
        {
            foreach (var id in IdsOf(session) ?? []) _pumps!.Add(session, id);
        }
        catch (PanelException e)
        {
            _pumps!.Reject(e, session.Name, session);
        }
    }

    private void Add(PanelId given)
    {
        try
        {
            if (given.IsSession && SessionsFor(given.Origin)[0] is var own && IdsOf(own) is not null)
                AddOwn(own);
            else if (given.Read(Kind) is { } id)
                foreach (var session in SessionsFor(given.Origin)) _pumps!.Add(session, id);
            else
                WriteVerbose($"An order that does not have {Kind.Article} {Kind.Name} id was passed over.");
        }
        catch (PanelException e)
        {
            _pumps!.Reject(e, given.Target(Kind));
        }
    }
}
