using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>
/// Waits for orders and writes the status of each one as soon as it is reached. Without input it waits for the ledger's unfinished orders.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "SmmOrder", HelpUri = HelpUri.Base + "Wait-SmmOrder.md")]
[OutputType(typeof(OrderStatus))]
public sealed class WaitSmmOrderCommand : PanelsCommand
{
    private readonly List<SessionWait> _waits = [];

    /// <summary>
    /// Gets or sets the orders to wait for: ids, or objects with an id, which are waited for at their own panel. A session stands for its
    /// unfinished orders. Default: the orders in the ledger whose last known status is not final.
    /// </summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Order", "Id")]
    [KeepOrigin]
    [ValidateNotNull]
    public PanelId[]? OrderId { get; set; }

    /// <summary>
    /// Gets or sets when the orders were placed: recent orders are checked more often. Default: the time in the ledger, or now.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(Moment))]
    public Moment? PlacedAt { get; set; }

    /// <summary>Gets or sets the statuses to wait for. Default: the final statuses, which always end the wait.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Until { get; set; }

    /// <summary>
    /// Gets or sets the maximum wait in seconds. An order that is not finished by then is a WaitTimeout error. Default: no limit.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("TimeoutSec")]
    [ValidateRange(0, 31_536_000)]
    public double? TimeoutSeconds { get; set; }

    /// <summary>
    /// Gets or sets the seconds between two checks of an order. Default: a fifth of its age, at least 10 seconds and at most 5 minutes.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("PollingIntervalSeconds")]
    [ValidateRange(0.1, 86_400.0)]
    public double? PollingIntervalSec { get; set; }

    /// <summary>Gets or sets how many requests run at the same time. Default: the session's limit.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Resolves the sessions and validates the options.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!MyInvocation.ExpectingInput) _ = For(DefaultSessions[0]);
    }

    /// <summary>Adds the ids of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (OrderId is not null)
        {
            foreach (var id in PanelId.Each(OrderId, IdKind.Order)) Add(id);
        }
        else if (!MyInvocation.ExpectingInput)
        {
            foreach (var session in DefaultSessions) AddUnfinished(session);
        }
    }

    /// <summary>Waits for the orders and writes their statuses.</summary>
    protected override void EndProcessing()
    {
        var progress = new WaitProgress(this, _waits);
        var next = new List<(SessionWait Wait, Task<bool> Result)>();
        foreach (var wait in _waits) next.Add((wait, wait.NextAsync()));
        try
        {
            while (next.Count > 0) WriteNext(next, progress);
        }
        finally
        {
            progress.Complete();
        }

        foreach (var wait in _waits) wait.Complete();
    }

    private void Add(PanelId given)
    {
        try
        {
            if (given.IsSession)
                AddUnfinished(SessionsFor(given.Origin)[0]);
            else if (given.Read(IdKind.Order) is { } id)
                foreach (var session in SessionsFor(given.Origin)) For(session).Wait.Add(id, ReadPlacedAt());
            else
                WriteVerbose("An order that does not have an order id was passed over.");
        }
        catch (PanelException e)
        {
            Reject(e, given.Target(IdKind.Order));
        }
    }

    private DateTimeOffset? ReadPlacedAt() => PlacedAt is { IsBlank: false } time ? time.Read("PlacedAt of the order") : null;

    private void AddUnfinished(PanelSession session)
    {
        try
        {
            Use(session);
            if (FindLedger() is not { } ledger) return;
            foreach (var order in ledger.ReadUnfinished())
            {
                if (ledger is ISharedStatuses shared) For(session).Wait.Add(order, shared);
                else For(session).Wait.Add(order.OrderId, order.PlacedAt);
            }
        }
        catch (PanelException e)
        {
            Reject(e, session.Name, session);
        }
    }

    private SessionWait For(PanelSession session)
    {
        foreach (var wait in _waits)
        {
            if (wait.Session == session) return wait;
        }

        var created = Require(() => new SessionWait(this, session, ClientOf(session), new OrderWaitOptions
        {
            Until = Until,
            Timeout = TimeoutSeconds is { } limit ? TimeSpan.FromSeconds(limit) : null,
            PollingInterval = PollingIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : null,
            ThrottleLimit = ThrottleLimit,
        }));
        _waits.Add(created);
        return created;
    }

    // Writes the next result of any session, and starts reading the one after it.
    private void WriteNext(List<(SessionWait Wait, Task<bool> Result)> next, WaitProgress progress)
    {
        Await(Task.WhenAny(next.ConvertAll(each => each.Result)), progress.Show);
        var i = next.FindIndex(each => each.Result.IsCompleted);
        var wait = next[i].Wait;
        if (!Await(next[i].Result))
        {
            next.RemoveAt(i);
            return;
        }

        Write(wait, wait.Current, progress);
        next[i] = (wait, wait.NextAsync());
    }

    private void Write(SessionWait wait, OrderWaitResult look, WaitProgress progress)
    {
        progress.Count(wait, look);
        if (look.Status is { } status) wait.Keep(status, look.IsFromLedger);
        if (!look.IsOver) return;
        if (look.Status is not null) WriteObject(look.Status);
        else if (EndsCommand(look.Error!)) Report(look.Error!, look.OrderId);
        else Reject(look.Error!, look.OrderId, wait.Session);
    }
}
