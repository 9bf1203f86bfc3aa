using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <summary>
/// Settles orders whose outcome is unknown, by what somebody found out on the panel. Nothing is asked of the panel.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Resolve, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PlacedSet,
    HelpUri = HelpUri.Base + "Resolve-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed class ResolveSmmOrderCommand : PanelCommand
{
    private const string PlacedSet = "Placed";
    private const string NotPlacedSet = "NotPlaced";

    /// <summary>Your own name of the order. Get-SmmOrder -Outcome Unknown lists those that wait.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Reference { get; set; } = "";

    /// <summary>The panel's id: the order is there.</summary>
    [Parameter(ParameterSetName = PlacedSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Order", "Id")]
    public WholeNumber? OrderId { get; set; }

    /// <summary>The order is not on the panel. Its reference may be sent again.</summary>
    [Parameter(ParameterSetName = NotPlacedSet, Mandatory = true)]
    public SwitchParameter NotPlaced { get; set; }

    /// <summary>Settles the order of one input.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var id = NotPlaced ? null : ReadId();
            var outcome = id is null ? "Settle as not placed (it may be sent again)" : $"Settle as order {id}";
            if (ShouldProcess($"order '{Reference}'", outcome)) WriteObject(Resolve(id));
        }
        catch (PanelException e)
        {
            Report(e, Reference);
        }
    }

    private Order Resolve(long? id) => (FindLedger() ?? throw LedgerRules.NotFound(Reference)).Resolve(Reference, id);

    private long? ReadId() => OrderId?.Value is { } id and > 0
        ? id
        : throw new PanelException(PanelErrorCode.InvalidField, $"'{OrderId}' is no order id: those are whole numbers of 1 or more. Use -NotPlaced for an order that is not on the panel.");
}
