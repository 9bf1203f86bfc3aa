using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of orders, 100 per request. Without input it reads those of the ledger's unfinished orders.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrderStatus", HelpUri = HelpUri.Base + "Get-SmmOrderStatus.md")]
[OutputType(typeof(OrderStatus))]
public sealed class GetSmmOrderStatusCommand : BatchReader<OrderStatus>
{
    /// <summary>
    /// Gets or sets the orders to read: ids, or objects with an id, which are read from their own session. A session stands for its
    /// unfinished orders. Default: the orders in the ledger whose last known status is not final.
    /// </summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Order", "Id")]
    [KeepOrigin]
    [ValidateNotNull]
    public PanelId[]? OrderId { get; set; }

    private protected override PanelId[]? Ids => OrderId;

    private protected override IdKind Kind => IdKind.Order;

    private protected override string Activity => "Reading order statuses";

    private protected override BatchPump<OrderStatus> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.OrderStatusBatch(ThrottleLimit, StopToken),
        new(this, session, (ledger, statuses) => ledger.Record(statuses)));

    private protected override IEnumerable<long> IdsOf(PanelSession session)
    {
        Use(session);
        if (FindLedger() is not { } ledger) yield break;
        foreach (var order in ledger.ReadUnfinished()) yield return order.OrderId;
    }
}
