using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to refill orders, 100 per request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmRefill", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmRefill.md")]
[OutputType(typeof(Refill))]
public sealed class InvokeSmmRefillCommand : BatchCommand<Refill>
{
    /// <summary>The orders to refill.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public WholeNumber[] OrderId { get; set; } = [];

    private protected override WholeNumber[]? Ids => OrderId;

    private protected override BatchPump<Refill> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        client.RefillBatch(ThrottleLimit, StopToken),
        IdKind.Order,
        "Asking for refills",
        id => ShouldProcess($"order {id}", "Refill"),
        new(this, session, (ledger, refills) => ledger.Record(refills)));
}
