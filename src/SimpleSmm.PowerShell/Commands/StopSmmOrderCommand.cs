using System.Management.Automation;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to cancel orders, 100 a request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Stop-SmmOrder.md")]
[OutputType(typeof(Cancellation))]
public sealed class StopSmmOrderCommand : PanelCommand
{
    private BatchPump<Cancellation>? _pump;

    /// <summary>The orders to cancel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public WholeNumber[] OrderId { get; set; } = [];

    /// <summary>How many requests may be under way at once. Default: the session's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Finds the session and makes the batch.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
        _pump = new(
            this,
            Client.CancellationBatch(ThrottleLimit, StopToken),
            "order",
            "Asking for cancellations",
            id => ShouldProcess($"order {id}", "Cancel"),
            new(this, CurrentSession, (ledger, cancellations) => ledger.Record(cancellations)));
    }

    /// <summary>Takes ids and writes what is answered by then.</summary>
    protected override void ProcessRecord() => _pump!.Add(OrderId);

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();
}
