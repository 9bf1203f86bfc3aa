using System;
using System.Management.Automation;
using SimpleSmm.Batching;

namespace SimpleSmm.Commands;

/// <summary>Takes orders into the ledger that were placed elsewhere, so that they are watched like the others. Nothing is asked of the panel.</summary>
[Cmdlet(
    VerbsData.Import, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Import-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed class ImportSmmOrderCommand : PanelCommand
{
    /// <summary>The panel's ids of the orders. One that is there already is written as it stands, marked AlreadyPlaced.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public WholeNumber[] OrderId { get; set; } = [];

    /// <summary>The service ordered.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Service")]
    public WholeNumber? ServiceId { get; set; }

    /// <summary>The page that the order is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Link { get; set; }

    /// <summary>The pieces ordered.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Quantity { get; set; }

    /// <summary>Your own name for the order. Default: a new one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Reference { get; set; }

    /// <summary>When it was placed. Default: now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DateTimeOffset? PlacedAt { get; set; }

    /// <summary>Takes in the orders of one input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var given in OrderId)
        {
            try
            {
                var order = Read(given);
                if (ShouldProcess($"order {order.OrderId}", "Import into the ledger")) WriteObject(OpenLedger().Import(order));
            }
            catch (PanelException e)
            {
                Report(e, given.ToString());
            }
        }
    }

    private Order Read(WholeNumber given)
    {
        WholeNumber.Validate(ServiceId, "service id", PanelErrorCode.ServiceNotFound);
        WholeNumber.Validate(Quantity, "quantity", PanelErrorCode.InvalidQuantity);
        if (given.Value is not > 0)
            throw given.NoId(IdKind.Order);
        return new Order
        {
            OrderId = given.Value.Value,
            ServiceId = ServiceId?.Value ?? 0,
            Link = Link?.Trim() ?? "",
            Quantity = Quantity?.Value,
            Reference = string.IsNullOrEmpty(Reference) ? null : Reference,
            PlacedAt = PlacedAt ?? default,
        };
    }
}
