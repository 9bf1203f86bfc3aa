using System;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>
/// Adds orders to the ledger that were placed elsewhere, so that they are tracked like the others. Does not send a request to the panel.
/// </summary>
[Cmdlet(
    VerbsData.Import, "SmmOrder", DefaultParameterSetName = OrderSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpUri.Base + "Import-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed partial class ImportSmmOrderCommand : PanelCommand
{
    private const string OrderSet = "Order";
    private PendingImports? _imports;

    /// <summary>
    /// Gets or sets the panel's ids of the orders. An order that the ledger already contains is written unchanged, marked AlreadyPlaced.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = OrderSet)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    [KeepOrigin]
    public PanelId[] OrderId { get; set; } = [];

    /// <summary>Gets or sets the ordered service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OrderSet)]
    [Alias("Service")]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? ServiceId { get; set; }

    /// <summary>Gets or sets the link of the order.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OrderSet)]
    [Keep(typeof(PlainText))]
    public PlainText? Link { get; set; }

    /// <summary>Gets or sets the ordered quantity.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OrderSet)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Quantity { get; set; }

    /// <summary>Gets or sets your reference for the order. Default: a new reference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OrderSet)]
    [Keep(typeof(PlainText))]
    public PlainText? Reference { get; set; }

    /// <summary>Gets or sets when the order was placed. Default: now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OrderSet)]
    [Keep(typeof(Moment))]
    public Moment? PlacedAt { get; set; }

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _imports = new PendingImports(this);
    }

    /// <summary>Imports the orders of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == LedgerSet)
        {
            Move();
            return;
        }

        foreach (var given in PanelId.Each(OrderId, IdKind.Order))
        {
            try
            {
                if (Read(given) is not { } order) continue;
                UseSessionOf(given.Origin);
                if (!ShouldProcess(NameAt($"order {order.OrderId}", CurrentSession), "Import into the ledger")) continue;
                _imports!.Add(new ImportedRow(order, OpenLedger(), CurrentSession));
            }
            catch (PanelException e)
            {
                _imports!.Add(new ImportedRow(e, given.Target(IdKind.Order)));
            }
        }
    }

    /// <summary>Writes the last orders.</summary>
    protected override void EndProcessing() => _imports!.WriteAll();

    // An order that was not placed is passed over.
    private Order? Read(PanelId given)
    {
        WholeNumber.Validate(ServiceId, "service id", PanelErrorCode.ServiceNotFound);
        PlainText.Validate(Link, "Link");
        PlainText.Validate(Reference, "Reference");
        WholeNumber.Validate(Quantity, "quantity", PanelErrorCode.InvalidQuantity);
        if (given.Read(IdKind.Order) is not { } id)
        {
            WriteVerbose("An order that does not have an order id was passed over.");
            return null;
        }

        return new Order
        {
            OrderId = id,
            ServiceId = ServiceId?.Value ?? 0,
            Link = Link?.Value?.Trim() ?? "",
            Quantity = Quantity?.Value,
            Reference = string.IsNullOrEmpty(Reference?.Value) ? null : Reference!.Value,
            PlacedAt = PlacedAt is { IsBlank: false } time ? time.Read("PlacedAt of the order") : default,
        };
    }
}
