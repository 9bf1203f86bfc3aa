using System.Globalization;
using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <summary>Places orders, one by one. An order is sent at most once; what nobody knows the outcome of is <c>OutcomeUnknown</c>.</summary>
[Cmdlet(VerbsCommon.New, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Order))]
public sealed class NewSmmOrderCommand : PanelCommand
{
    /// <summary>The service to order.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Service")]
    public WholeNumber? ServiceId { get; set; }

    /// <summary>The page that the order is for.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Link { get; set; } = "";

    /// <summary>The pieces wanted; with -Runs, the pieces of each run.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Quantity { get; set; }

    /// <summary>For a drip-feed: how many deliveries. The charge is for quantity times runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Runs { get; set; }

    /// <summary>For a drip-feed: the minutes between two deliveries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Interval { get; set; }

    /// <summary>Finds the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
    }

    /// <summary>Places the order of one input.</summary>
    protected override void ProcessRecord()
    {
        var order = ReadOrder();
        try
        {
            CheckNumbers();
            order.Check();
            if (ShouldProcess(Describe(order), "Place order")) Place(order);
        }
        catch (PanelException e)
        {
            Report(e, order);
        }

        ReleaseWarnings();
    }

    private OrderRequest ReadOrder()
    {
        var service = ServiceId?.Value is { } id ? Current.Catalogue?.Find(id) : null;
        return new OrderRequest
        {
            ServiceId = ServiceId?.Value ?? 0,
            Link = Link.Trim(),
            Quantity = Quantity?.Value,
            Runs = Runs?.Value,
            Interval = Interval?.Value,
            EstimatedCharge = service?.EstimateCharge(Quantity?.Value ?? 0, Runs?.Value),
        };
    }

    private void CheckNumbers()
    {
        WholeNumber.Check(ServiceId, "service id", PanelErrorCode.ServiceNotFound);
        WholeNumber.Check(Quantity, "quantity", PanelErrorCode.InvalidQuantity);
        WholeNumber.Check(Runs, "number of runs", PanelErrorCode.InvalidField);
        WholeNumber.Check(Interval, "interval", PanelErrorCode.InvalidField);
    }

    private string Describe(OrderRequest order) => order.EstimatedCharge is { } charge
        ? string.Format(CultureInfo.CurrentCulture, "{0}, estimated charge {1} {2}", order, charge, Current.Currency).TrimEnd()
        : order.ToString();

    private void Place(OrderRequest order)
    {
        var placed = Await(Client.AddOrderAsync(order, StopToken));
        placed.Currency = Current.Currency;
        placed.Session = Current.Name;
        WriteObject(placed);
    }
}
