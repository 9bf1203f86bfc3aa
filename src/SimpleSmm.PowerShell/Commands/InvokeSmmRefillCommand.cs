using System.Management.Automation;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to refill orders, 100 a request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmRefill", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmRefill.md")]
[OutputType(typeof(Refill))]
public sealed class InvokeSmmRefillCommand : PanelCommand
{
    private BatchPump<Refill>? _pump;

    /// <summary>The orders to refill.</summary>
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
            Client.RefillBatch(ThrottleLimit, StopToken),
            "order",
            "Asking for refills",
            id => ShouldProcess($"order {id}", "Refill"),
            new(this, CurrentSession, (ledger, refills) => ledger.Record(refills)));
    }

    /// <summary>Takes ids and writes what is answered by then.</summary>
    protected override void ProcessRecord() => _pump!.Add(OrderId);

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();
}
