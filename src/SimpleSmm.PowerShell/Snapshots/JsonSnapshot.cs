using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Answers;

namespace SimpleSmm.Snapshots;

/// <summary>
/// Reads what ConvertTo-Json wrote: a list, one service alone, or the <c>{"value":[…],"Count":n}</c> of Windows PowerShell.
/// ConvertFrom-Json is not used, because it makes a date of a name that looks like one and a double of a rate.
/// </summary>
internal static class JsonSnapshot
{
    public static List<Service> Read(string text)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out var list) && list.ValueKind == JsonValueKind.Array)
            root = list;
        var services = new List<Service>();
        if (root.ValueKind == JsonValueKind.Object) services.Add(ToService(root, 1));
        else foreach (var entry in root.EnumerateArray()) services.Add(ToService(entry, services.Count + 1));
        return services;
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new SnapshotException(FormattableString.Invariant($"Line {e.LineNumber + 1} is not JSON."), e);
        }
    }

    private static Service ToService(JsonElement entry, int number)
    {
        var place = FormattableString.Invariant($"Entry {number}");
        return entry.ValueKind == JsonValueKind.Object
            ? SnapshotRow.Of(JsonObjects.Of(entry), place).ToService()
            : throw new SnapshotException($"{place} is not a service: ConvertTo-Json writes services with a -Depth of 1 or more.");
    }
}
