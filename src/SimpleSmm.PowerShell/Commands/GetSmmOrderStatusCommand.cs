using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of orders, 100 per request. Without any input it asks about the ledger's unfinished orders.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrderStatus", HelpUri = HelpUri.Base + "Get-SmmOrderStatus.md")]
[OutputType(typeof(OrderStatus))]
public sealed class GetSmmOrderStatusCommand : BatchCommand<OrderStatus>
{
    /// <summary>The orders to ask about. Default: those in the ledger whose last known status is no end.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Order", "Id")]
    [ValidateNotNull]
    public WholeNumber[]? OrderId { get; set; }

    private protected override WholeNumber[]? Ids => OrderId;

    /// <summary>Adds the ids; without any input, those of the ledger's unfinished orders.</summary>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (OrderId is null && !MyInvocation.ExpectingInput) AddUnfinished();
    }

    private protected override BatchPump<OrderStatus> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        client.OrderStatusBatch(ThrottleLimit, StopToken),
        IdKind.Order,
        "Reading order statuses",
        keeper: new(this, session, (ledger, statuses) => ledger.Record(statuses)));

    private void AddUnfinished()
    {
        if (FindLedger() is not { } ledger) return;
        foreach (var order in ledger.ReadUnfinished()) Add(order.OrderId);
    }
}
