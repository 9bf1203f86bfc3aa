using System;
using System.Management.Automation;
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
public sealed class WaitSmmOrderCommand : PanelCommand
{
    private OrderWait? _wait;
    private LedgerRecorder<OrderStatus>? _keeper;

    /// <summary>Gets or sets the orders to wait for. Default: the orders in the ledger whose last known status is not final.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Order", "Id")]
    [ValidateNotNull]
    public WholeNumber[]? OrderId { get; set; }

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

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _keeper = new(this, CurrentSession, (ledger, statuses) => ledger.Record(statuses));
        _wait = new OrderWait(Client, new OrderWaitOptions
        {
            Until = Until,
            Timeout = TimeoutSeconds is { } limit ? TimeSpan.FromSeconds(limit) : null,
            PollingInterval = PollingIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : null,
            ThrottleLimit = ThrottleLimit,
        });
    }

    /// <summary>Adds the ids of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (OrderId is not null) Add(OrderId);
        else if (!MyInvocation.ExpectingInput) AddUnfinished();
    }

    /// <summary>Waits for the orders and writes their statuses.</summary>
    protected override void EndProcessing()
    {
        var progress = new WaitProgress(this, _wait!);
        var looks = _wait!.RunAsync(StopToken).GetAsyncEnumerator();
        try
        {
            while (Await(looks.MoveNextAsync().AsTask(), progress.Show)) Write(looks.Current, progress);
        }
        finally
        {
            progress.Complete();
        }

        _keeper!.Complete();
    }

    private void Add(WholeNumber[] given)
    {
        foreach (var number in given)
        {
            try
            {
                var placedAt = PlacedAt is { IsBlank: false } time ? time.Read("PlacedAt of the order") : (DateTimeOffset?)null;
                if (number.Value is { } id and > 0) _wait!.Add(id, placedAt);
                else Report(number.NoId(IdKind.Order), number.ToString());
            }
            catch (PanelException e)
            {
                Report(e, number.ToString());
            }
        }
    }

    private void AddUnfinished()
    {
        if (FindLedger() is not { } ledger) return;
        foreach (var order in ledger.ReadUnfinished()) _wait!.Add(order.OrderId, order.PlacedAt);
    }

    private void Write(OrderWaitResult look, WaitProgress progress)
    {
        progress.Count(look);
        if (look.Status is { } status) _keeper!.Keep(status);
        if (!look.IsOver) return;
        if (look.Status is not null) WriteObject(look.Status);
        else Report(look.Error!, look.OrderId);
    }
}
