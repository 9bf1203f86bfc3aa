using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>
/// Resolves orders with an unknown outcome after a user has checked them on the panel. An order id is checked with one status request.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Resolve, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = PlacedSet, HelpUri = HelpUri.Base + "Resolve-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed class ResolveSmmOrderCommand : PanelCommand
{
    private const string PlacedSet = "Placed";
    private const string NotPlacedSet = "NotPlaced";
    private const string NotedSet = "Noted";

    /// <summary>Gets or sets the reference of the order. Get-SmmOrder -Outcome Unknown lists the orders to resolve.</summary>
    [ArgumentCompleter(typeof(UnresolvedReferenceCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText Reference { get; set; } = null!;

    /// <summary>Gets or sets the panel's id of the order, if the panel has it.</summary>
    [Parameter(ParameterSetName = PlacedSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Order", "Id")]
    [AllowNull]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? OrderId { get; set; }

    /// <summary>
    /// Gets or sets the panel's id of the order if it is not a number, such as ORD-123. The order becomes placed with this text as its
    /// reason.
    /// Its status cannot be read.
    /// </summary>
    [Parameter(ParameterSetName = NotedSet, Mandatory = true)]
    [Keep(typeof(PlainText))]
    public PlainText? Note { get; set; }

    /// <summary>Gets or sets whether the panel does not have the order. Its reference can then be sent again.</summary>
    [Parameter(ParameterSetName = NotPlacedSet, Mandatory = true)]
    [NeverNull]
    public SwitchParameter NotPlaced { get; set; }

    /// <summary>Gets or sets whether to settle the order without asking the panel for the id.</summary>
    [Parameter(ParameterSetName = PlacedSet)]
    [NeverNull]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Gets or sets whether to correct an order that is already placed or rejected.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets the input object, whose session is used if it names one.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Resolves the order of one input object.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            PlainText.Validate(Reference, "Reference");
            var note = Note is null ? null : ReadNote(Note);
            var id = NotPlaced || note is not null ? null : ReadId();
            var outcome = (note ?? id?.ToString(CultureInfo.InvariantCulture)) is { } name
                ? $"Settle as order {name}"
                : "Settle as not placed (it may be sent again)";
            UseSessionOf(InputProperty.SessionOf(InputObject));
            if (ShouldProcess(NameAt($"order '{Reference}'", CurrentSession), outcome)) WriteObject(Resolve(id, note));
        }
        catch (PanelException e)
        {
            Reject(e, Reference.ToString());
        }
    }

    private string Name => Reference.Value ?? "";

    private Order Resolve(long? id, string? note)
    {
        var ledger = FindLedger() ?? throw LedgerRules.NotFound(Name);
        var order = id is null || SkipVerification
            ? ledger.Resolve(Name, id, Force, note)
            : Await(new OrderResolver(Client, ledger).ResolveAsync(Name, id.Value, Force, StopToken));
        CurrentSession.Mark(order);
        return order;
    }

    private static string ReadNote(PlainText given)
    {
        PlainText.Validate(given, "Note");
        if (given.IsBlank)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, "-Note is blank: give the id of the order as the panel shows it.");
        }

        return given.Value!.Trim();
    }

    private long? ReadId() => OrderId?.Value is { } id and > 0
        ? id
        : throw new PanelException(
            PanelErrorCode.InvalidField,
            $"'{OrderId}' is not a valid order id: use a whole number greater than 0, or -NotPlaced for an order that is not on the "
                + "panel.");
}
