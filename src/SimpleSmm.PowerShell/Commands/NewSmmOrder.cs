using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Completion;

namespace SimpleSmm.Commands;

/// <summary>
/// Places orders, one by one. An order is sent at most once; what nobody knows the outcome of is <c>OutcomeUnknown</c>. With a reference
/// that also holds when the command is run again: an order that was placed is written and not sent.
/// </summary>
[Cmdlet(VerbsCommon.New, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Order))]
public sealed class NewSmmOrderCommand : PanelCommand
{
    private LedgeredOrders? _orders;

    /// <summary>The service to order.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
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

    /// <summary>Your own name for the order, such as a row's number: under one reference an order is placed once, however often the script runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Reference { get; set; }

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
            Reference = Reference,
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
        try
        {
            Write(Await(Current.Ledger is null ? PlaceUnrecorded(order) : Recorded.PlaceAsync(order, StopToken)));
        }
        catch (OrderNotRecordedException e) when (e.Placed is { } placed)
        {
            // Nobody else will ever tell of it.
            Write(placed);
            throw;
        }
    }

    private LedgeredOrders Recorded => _orders ??= new LedgeredOrders(Client, OpenLedger(), Current.Currency);

    private Task<Order> PlaceUnrecorded(OrderRequest order) => order.Reference is null
        ? Client.AddOrderAsync(order, StopToken)
        : throw new PanelException(
            PanelErrorCode.LedgerUnavailable, $"The session '{Current.Name}' was connected with -NoLedger, so it cannot know whether '{order.Reference}' was placed before.");

    private void Write(Order placed)
    {
        placed.Currency ??= Current.Currency;
        placed.Session = Current.Name;
        WriteObject(placed);
    }
}
