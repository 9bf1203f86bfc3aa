using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to refill orders, 100 per request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmRefill", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmRefill.md")]
[OutputType(typeof(Refill))]
public sealed class InvokeSmmRefillCommand : BatchWriter<Refill>
{
    /// <summary>Gets or sets the orders to refill: ids, or objects with an id, which are refilled at their own panel.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public PanelId[] OrderId { get; set; } = [];

    private protected override PanelId[]? Ids => OrderId;

    private protected override IdKind Kind => IdKind.Order;

    private protected override string Activity => "Asking for refills";

    private protected override string Action => "Refill";

    private protected override BatchPump<Refill> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.RefillBatch(ThrottleLimit, StopToken),
        new(this, session, (ledger, refills) => ledger.Record(refills)));
}
