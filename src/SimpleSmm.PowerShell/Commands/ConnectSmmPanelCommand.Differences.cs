using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Orders;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>
/// Describes how a panel differs from the documented one, so that a file read with Import-PowerShellDataFile can describe a panel.
/// </content>
public sealed partial class ConnectSmmPanelCommand
{
    /// <summary>
    /// Gets or sets the field that names the orders to cancel: <c>orders</c>, many per request, or <c>order</c>, one per request.
    /// </summary>
    [Parameter]
    [NeverNull]
    public CancelField CancelField { get; set; }

    /// <summary>Gets or sets the maximum number of ids per request.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, PanelClientOptions.MaximumIdsPerRequest)]
    public int ChunkSize { get; set; } = PanelClientOptions.MaximumIdsPerRequest;

    /// <summary>
    /// Gets or sets whether each request reads the status of one order, for a panel that does not accept a list of orders.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter NoMultiStatus { get; set; }

    /// <summary>
    /// Gets or sets the fields that are added to every request, such as <c>api_id</c>. Their values are kept out of every stream and of the
    /// session.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary AdditionalFields { get; set; } = new Hashtable();

    /// <summary>Gets or sets whether values are encoded twice, for a panel that decodes them twice (SmartPanel).</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter DoubleEncoding { get; set; }

    /// <summary>
    /// Gets or sets the separator of the entries of a list, such as comments. Default: a new line. Some panels split at a comma, or at a
    /// backslash followed by n.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ListSeparator { get; set; } = OrderLists.LineBreak;

    /// <summary>
    /// Gets or sets whether a list of answers without ids is matched to the ids by position. Without it, each id is <c>NotAnswered</c>.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter MatchByPosition { get; set; }

    /// <summary>Gets or sets the panel's own words for a status that ends an order, such as <c>Refunds</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] FinalStatus { get; set; } = [];

    // SmartPanel decodes values twice, so a client of it must encode them twice.
    private bool IsSmartSandbox => Sandbox && SandboxDialect == SandboxDialect.Smart;

    // Both dialects accept one entry per line. The documented panel cancels a list of orders and decodes values once.
    private void CheckDifferences()
    {
        if (Sandbox && CancelField == CancelField.Order) throw Excluded("-CancelField order");
        if (Sandbox && !IsSmartSandbox && DoubleEncoding) throw Excluded("-DoubleEncoding");
        if (Sandbox && ListSeparator is not (OrderLists.LineBreak or "\r\n")) throw Excluded("-ListSeparator");
    }

    private Dictionary<string, string> FixedRequestFields()
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in RequestFieldTable.Read(AdditionalFields)) fields.Add(field.Key, field.Value);
        return fields;
    }

    private static PanelException Excluded(string parameter) =>
        new(PanelErrorCode.InvalidField, $"{parameter} cannot be used with this sandbox: leave it out.");
}
