using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of orders, 100 a request.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrderStatus")]
[OutputType(typeof(OrderStatus))]
public sealed class GetSmmOrderStatusCommand : PanelCommand
{
    private BatchPump<OrderStatus>? _pump;

    /// <summary>The orders to ask about.</summary>
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
        _pump = new(this, Client.GetOrderStatuses(ThrottleLimit, StopToken), "order", "Reading order statuses");
    }

    /// <summary>Takes ids and writes what is answered by then.</summary>
    protected override void ProcessRecord() => _pump!.Add(OrderId);

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();
}
