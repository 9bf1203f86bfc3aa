using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Xml;

namespace SimpleSmm.Snapshots;

/// <summary>Reads what Export-Clixml wrote: services one by one, or a list of them as one object.</summary>
internal static class ClixmlSnapshot
{
    private const int MaximumDepth = 100;

    public static List<Service> Read(string text)
    {
        var services = new List<Service>();
        Add(services, Parse(text));
        return services;
    }

    // A text, number, date or the like becomes its type; everything else becomes a bag of properties.
    private static object? Parse(string text)
    {
        try
        {
            Check(text);
            return PSSerializer.Deserialize(text);
        }
        catch (XmlException e)
        {
            throw new SnapshotException(
                FormattableString.Invariant($"It is not what Export-Clixml writes: line {e.LineNumber} cannot be read. {e.Message}"), e);
        }
        catch (Exception e) when (e is not (SnapshotException or OutOfMemoryException))
        {
            throw new SnapshotException($"It is not what Export-Clixml writes. {e.Message}", e);
        }
    }

    // PowerShell parses an XML document that is a value without any limit of its depth, which takes minutes where it is deep.
    private static void Check(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
                throw new SnapshotException("It is nested too deeply to be what Export-Clixml writes of services.");
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "XD" })
                throw new SnapshotException("It contains an XML document, so it is not what Export-Clixml writes of services.");
        }
    }

    private static void Add(List<Service> services, object? item)
    {
        var plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (plain is ICollection list and not IDictionary) foreach (var inner in list) Add(services, inner);
        else services.Add(SnapshotRow.Of(item, FormattableString.Invariant($"Object {services.Count + 1}")).ToService());
    }
}
