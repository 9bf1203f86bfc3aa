using System.Collections.Generic;

namespace SimpleSmm;

/// <content>Describes how this panel differs from the documented one.</content>
public sealed partial class PanelSession
{
    /// <summary>Gets the maximum number of ids per request.</summary>
    public int ChunkSize => Client.Options.ChunkSize;

    /// <summary>Gets whether each request reads the status of one order.</summary>
    public bool NoMultiStatus => Client.Options.NoMultiStatus;

    /// <summary>Gets the field that names the orders to cancel.</summary>
    public CancelField CancelField => Client.Options.CancelField;

    /// <summary>Gets whether values are encoded twice.</summary>
    public bool DoubleEncoding => Client.Options.DoubleEncoding;

    /// <summary>Gets the separator of the entries of a list.</summary>
    public string ListSeparator => Client.Options.ListSeparator;

    /// <summary>Gets whether a list of answers without ids is matched to the ids by position.</summary>
    public bool MatchByPosition => Client.Options.MatchByPosition;

    /// <summary>Gets the panel's own words for a status that ends an order.</summary>
    public IReadOnlyList<string> FinalStatus => [.. Client.Options.FinalStatuses];

    /// <summary>
    /// Gets the names of the fields that are added to every request. Their values may be secret, so they are not in any property.
    /// </summary>
    public IReadOnlyList<string> AdditionalFields => [.. Client.Options.AdditionalFields.Keys];
}
