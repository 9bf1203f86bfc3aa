using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Orders;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>What panels do differently, so that a file read with Import-PowerShellDataFile describes one.</content>
public sealed partial class ConnectSmmPanelCommand
{
    /// <summary>The field by which the panel takes orders to cancel: <c>orders</c>, many a request, or <c>order</c>, one a request.</summary>
    [Parameter]
    public CancelField CancelField { get; set; }

    /// <summary>The most ids that one request carries.</summary>
    [Parameter]
    [ValidateRange(1, PanelClientOptions.MaximumIdsPerRequest)]
    public int ChunkSize { get; set; } = PanelClientOptions.MaximumIdsPerRequest;

    /// <summary>Reads the status of one order a request, for a panel that takes no list of them.</summary>
    [Parameter]
    public SwitchParameter NoMultiStatus { get; set; }

    /// <summary>Fields that go along with every request, such as <c>api_id</c>. Their values are kept out of every stream and of the session.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary AdditionalFields { get; set; } = new Hashtable();

    /// <summary>Encodes values twice, for a panel that decodes them twice (SmartPanel).</summary>
    [Parameter]
    public SwitchParameter DoubleEncoding { get; set; }

    /// <summary>
    /// What stands between the entries of a list, such as comments. Default: a new line; some panels split at a comma, or at a backslash with an n.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ListSeparator { get; set; } = OrderLists.LineBreak;

    // The panel in memory is like the documented one: it would take a list of orders only, no value encoded twice, and an entry a line.
    private void CheckDifferences()
    {
        if (Sandbox && CancelField == CancelField.Order) throw Excluded("-CancelField order");
        if (Sandbox && DoubleEncoding) throw Excluded("-DoubleEncoding");
        if (Sandbox && ListSeparator is not (OrderLists.LineBreak or "\r\n")) throw Excluded("-ListSeparator");
    }

    private Dictionary<string, string> FixedRequestFields()
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in RequestFieldTable.Read(AdditionalFields)) fields.Add(field.Key, field.Value);
        return fields;
    }

    private static PanelException Excluded(string parameter) =>
        new(PanelErrorCode.InvalidField, $"-Sandbox and {parameter} exclude each other: the sandbox is a panel like the documented one.");
}
