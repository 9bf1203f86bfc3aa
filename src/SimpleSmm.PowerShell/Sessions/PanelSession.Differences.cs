using System.Collections.Generic;

namespace SimpleSmm;

/// <content>What this panel does differently from the documented one.</content>
public sealed partial class PanelSession
{
    /// <summary>The most ids that one request carries.</summary>
    public int ChunkSize => Client.Options.ChunkSize;

    /// <summary>Whether the status of one order a request is read.</summary>
    public bool NoMultiStatus => Client.Options.NoMultiStatus;

    /// <summary>The field by which the panel takes orders to cancel.</summary>
    public CancelField CancelField => Client.Options.CancelField;

    /// <summary>Whether values are encoded twice.</summary>
    public bool DoubleEncoding => Client.Options.DoubleEncoding;

    /// <summary>What stands between the entries of a list.</summary>
    public string ListSeparator => Client.Options.ListSeparator;

    /// <summary>The names of the fields that go along with every request. Their values may be secrets and are in no property.</summary>
    public IReadOnlyList<string> AdditionalFields => [.. Client.Options.AdditionalFields.Keys];
}
