using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SimpleSmm.Catalog.Snapshots;

/// <summary>What Export-Clixml wrote: services one by one, or a list of them as one object.</summary>
internal sealed class ClixmlSnapshot
{
    private static readonly Regex Escape = new("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant);
    private readonly List<SnapshotRow> _rows = [];
    private readonly Dictionary<string, SnapshotRow> _byReference = [];

    private ClixmlSnapshot()
    {
    }

    public static IEnumerable<SnapshotRow> Read(string text)
    {
        var root = Parse(text).Root!;
        if (root.Name.LocalName != "Objs") throw new SnapshotException("It is XML, but not what Export-Clixml writes.");
        var snapshot = new ClixmlSnapshot();
        foreach (var element in root.Elements()) snapshot.Add(element);
        return snapshot._rows;
    }

    private static XDocument Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new SnapshotException(FormattableString.Invariant($"Line {e.LineNumber} is not XML."), e);
        }
    }

    private void Add(XElement element)
    {
        if (element.Name.LocalName == "Ref" && _byReference.TryGetValue((string?)element.Attribute("RefId") ?? "", out var known))
        {
            _rows.Add(known);
            return;
        }

        var fields = Fields(element);
        if (fields.ContainsKey(nameof(Service.ServiceId)))
        {
            var row = new SnapshotRow(fields, Place(element));
            if ((string?)element.Attribute("RefId") is { } id) _byReference[id] = row;
            _rows.Add(row);
        }
        else if (List(element) is { } list)
        {
            foreach (var item in list.Elements()) Add(item);
        }
        else
        {
            throw new SnapshotException($"{Place(element)} holds something that is no service.");
        }
    }

    // A service's own properties are in Props; those of an object made by Select-Object are in MS.
    private static Dictionary<string, object?> Fields(XElement element)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in element.Elements())
        {
            if (part.Name.LocalName is not ("Props" or "MS")) continue;
            foreach (var field in part.Elements()) fields[Decode((string?)field.Attribute("N") ?? "")] = Value(field);
        }

        return fields;
    }

    private static string? Value(XElement value) => value.Name.LocalName switch
    {
        "Nil" => null,
        "S" => Decode(value.Value),
        _ => value.Value,
    };

    private static XElement? List(XElement element)
    {
        foreach (var part in element.Elements())
        {
            if (part.Name.LocalName is "LST" or "IE" or "QUE" or "STK") return part;
        }

        return null;
    }

    private static string Decode(string text) => text.IndexOf("_x", StringComparison.Ordinal) < 0
        ? text
        : Escape.Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string Place(XElement element) => FormattableString.Invariant($"Line {((IXmlLineInfo)element).LineNumber}");
}
