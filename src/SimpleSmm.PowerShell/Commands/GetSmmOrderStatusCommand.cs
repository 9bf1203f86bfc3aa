using System.Management.Automation;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of orders, 100 a request. Without any input it asks about the ledger's unfinished orders.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrderStatus", HelpUri = HelpUri.Base + "Get-SmmOrderStatus.md")]
[OutputType(typeof(OrderStatus))]
public sealed class GetSmmOrderStatusCommand : PanelCommand
{
    private BatchPump<OrderStatus>? _pump;

    /// <summary>The orders to ask about. Default: those in the ledger whose last known status is no end.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Order", "Id")]
    [ValidateNotNull]
    public WholeNumber[]? OrderId { get; set; }

    /// <summary>How many requests may be under way at once. Default: the session's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Finds the session and makes the batch.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pump = new(
            this,
            Client.OrderStatusBatch(ThrottleLimit, StopToken),
            "order",
            "Reading order statuses",
            keeper: new(this, CurrentSession, (ledger, statuses) => ledger.Record(statuses)));
    }

    /// <summary>Takes ids and writes what is answered by then.</summary>
    protected override void ProcessRecord()
    {
        if (OrderId is not null) _pump!.Add(OrderId);
        else if (!MyInvocation.ExpectingInput) AddUnfinished();
    }

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();

    private void AddUnfinished()
    {
        if (FindLedger() is not { } ledger) return;
        foreach (var order in ledger.ReadUnfinished()) _pump!.Add(order.OrderId);
    }
}
