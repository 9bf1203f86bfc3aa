using System;
using System.Collections.Generic;
using System.Text;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Represents an answer before it is sent. It is immutable.</summary>
public sealed record PanelReply(int Status, string ContentType, byte[] Body)
{
    /// <summary>Gets the headers other than content type and length.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    public PanelReply WithText(string text) => this with { Body = Encoding.UTF8.GetBytes(text) };

    public PanelReply WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };
}
