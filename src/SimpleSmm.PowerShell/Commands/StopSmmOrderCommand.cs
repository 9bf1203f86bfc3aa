using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to cancel orders, 100 per request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Stop-SmmOrder.md")]
[OutputType(typeof(Cancellation))]
public sealed class StopSmmOrderCommand : BatchCommand<Cancellation>
{
    /// <summary>The orders to cancel.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public WholeNumber[] OrderId { get; set; } = [];

    private protected override WholeNumber[]? Ids => OrderId;

    private protected override BatchPump<Cancellation> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        client.CancellationBatch(ThrottleLimit, StopToken),
        IdKind.Order,
        "Asking for cancellations",
        id => ShouldProcess($"order {id}", "Cancel"),
        new(this, session, (ledger, cancellations) => ledger.Record(cancellations)));
}
