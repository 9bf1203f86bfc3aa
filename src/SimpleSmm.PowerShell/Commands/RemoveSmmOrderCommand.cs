using System;
using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>
/// Removes finished orders from the ledger: rejected orders and those with a final status. Does not send a request; the panel keeps the
/// orders.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = ReferenceSet,
    HelpUri = HelpUri.Base + "Remove-SmmOrder.md")]
[OutputType(typeof(void))]
public sealed class RemoveSmmOrderCommand : PanelCommand
{
    private const string ReferenceSet = "Reference";
    private const string BeforeSet = "Before";

    /// <summary>Gets or sets the reference of the order.</summary>
    [Parameter(ParameterSetName = ReferenceSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Reference { get; set; } = "";

    /// <summary>Gets or sets the time before which the finished orders to remove were sent.</summary>
    [Parameter(ParameterSetName = BeforeSet, Mandatory = true)]
    public DateTimeOffset Before { get; set; }

    /// <summary>
    /// Gets or sets whether to remove an order that is not finished, such as one imported by mistake. Its reference can then be sent again.
    /// </summary>
    [Parameter(ParameterSetName = ReferenceSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets the input object, whose session is used if it names one.</summary>
    [Parameter(ParameterSetName = ReferenceSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Removes the order of one input object, or all old orders.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            UseSessionOf(InputProperty.SessionOf(InputObject));
            if (ParameterSetName == BeforeSet) RemoveOld();
            else RemoveOne();
        }
        catch (PanelException e)
        {
            Reject(e, ParameterSetName == BeforeSet ? null : Reference);
        }
    }

    private void RemoveOne()
    {
        var action = Force ? "Remove from the ledger, finished or not" : "Remove from the ledger";
        if (!ShouldProcess(NameAt($"order '{Reference}'", CurrentSession), action)) return;
        (FindLedger() ?? throw LedgerRules.NotFound(Reference)).Remove(Reference, Force);
    }

    private void RemoveOld()
    {
        var date = Before.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
        if (!ShouldProcess(NameAt($"all finished orders sent before {date}", CurrentSession), "Remove from the ledger")) return;
        var removed = FindLedger()?.RemoveFinished(Before) ?? 0;
        WriteVerbose($"{removed} finished orders were removed from the ledger.");
    }
}
