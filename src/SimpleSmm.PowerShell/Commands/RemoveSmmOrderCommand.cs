using System;
using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>
/// Removes finished orders from the ledger: rejected orders and those with a final status. Does not send a request; the panel keeps the
/// orders.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = ReferenceSet, HelpUri = HelpUri.Base + "Remove-SmmOrder.md")]
[OutputType(typeof(void))]
public sealed class RemoveSmmOrderCommand : PanelCommand
{
    private const string ReferenceSet = "Reference";
    private const string BeforeSet = "Before";
    private DateTimeOffset _before;

    /// <summary>Gets or sets the reference of the order.</summary>
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [Parameter(ParameterSetName = ReferenceSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText Reference { get; set; } = null!;

    /// <summary>
    /// Gets or sets the panel's id of the order, which chooses one of several orders with this reference. Only ledgers of an earlier
    /// version have such orders.
    /// </summary>
    [Parameter(ParameterSetName = ReferenceSet, ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? OrderId { get; set; }

    /// <summary>Gets or sets the time before which the finished orders to remove were sent.</summary>
    [Parameter(ParameterSetName = BeforeSet, Mandatory = true)]
    [Keep(typeof(Moment))]
    public Moment Before { get; set; } = null!;

    /// <summary>
    /// Gets or sets whether to remove an order that is not finished, such as one imported by mistake. Its reference can then be sent again.
    /// </summary>
    [Parameter(ParameterSetName = ReferenceSet)]
    [NeverNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets the input object, whose session is used if it names one.</summary>
    [Parameter(ParameterSetName = ReferenceSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Reads the date, so that one that cannot be read removes nothing.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Before is not null) _before = Require(() => Before.Read("-Before date"));
    }

    /// <summary>Removes the order of one input object, or all old orders.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            if (ParameterSetName == ReferenceSet) PlainText.Validate(Reference, "Reference");
            UseSessionOf(InputProperty.SessionOf(InputObject));
            if (ParameterSetName == BeforeSet) RemoveOld();
            else RemoveOne();
        }
        catch (PanelException e)
        {
            Reject(e, ParameterSetName == BeforeSet ? null : Reference.ToString());
        }
    }

    private string Name => Reference.Value ?? "";

    private void RemoveOne()
    {
        var id = ReadId();
        var action = Force ? "Remove from the ledger, finished or not" : "Remove from the ledger";
        if (!ShouldProcess(NameAt($"order '{Name}'", CurrentSession), action)) return;
        (FindLedger() ?? throw LedgerRules.NotFound(Name)).Remove(Name, Force, id);
    }

    private long? ReadId() => OrderId is null or { IsBlank: true } ? null
        : OrderId.Value is { } id and > 0 ? id
        : throw OrderId.NoId(IdKind.Order);

    private void RemoveOld()
    {
        var date = _before.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
        if (!ShouldProcess(NameAt($"all finished orders sent before {date}", CurrentSession), "Remove from the ledger")) return;
        var removed = FindLedger()?.RemoveFinished(_before) ?? 0;
        WriteVerbose($"{removed} finished orders were removed from the ledger.");
    }
}
