using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Orders;

/// <summary>
/// Maps the statuses of orders and refills to one spelling and to whether they are final (docs/panel-api.md#statuses). An unknown
/// status keeps the panel's spelling and is not final, unless the session was told that it ends an order.
/// </summary>
internal sealed class KnownStatuses
{
    /// <summary>The statuses of a panel without words of its own.</summary>
    public static readonly KnownStatuses Default = new([]);

    private static readonly Dictionary<string, (string Name, bool IsFinal)> Table = new()
    {
        ["pending"] = ("Pending", false),
        ["queued"] = ("Pending", false),
        ["creating"] = ("Pending", false),
        ["awaiting"] = ("Awaiting", false),
        ["inprogress"] = ("In progress", false),
        ["running"] = ("In progress", false),
        ["processing"] = ("Processing", false),
        ["active"] = ("Active", false),
        ["paused"] = ("Paused", false),
        ["refill"] = ("Refilling", false),
        ["refilling"] = ("Refilling", false),
        ["completed"] = ("Completed", true),
        ["complete"] = ("Completed", true),
        ["success"] = ("Completed", true),
        ["done"] = ("Completed", true),
        ["partial"] = ("Partial", true),
        ["partiallycompleted"] = ("Partial", true),
        ["canceled"] = ("Canceled", true),
        ["cancelled"] = ("Canceled", true),
        ["canscelled"] = ("Canceled", true),
        ["refunded"] = ("Refunded", true),
        ["refund"] = ("Refunded", true),
        ["fail"] = ("Fail", true),
        ["failed"] = ("Fail", true),
        ["error"] = ("Fail", true),
        ["rejected"] = ("Rejected", true),
        ["expired"] = ("Expired", true),
    };

    private readonly HashSet<string> _final = [];

    /// <param name="final">The panel's own words that end an order or a refill.</param>
    public KnownStatuses(IEnumerable<string> final)
    {
        foreach (var word in final) _final.Add(NameNormalizer.Normalize(word));
    }

    public static (string Name, bool IsFinal) Parse(string status) =>
        Table.TryGetValue(NameNormalizer.Normalize(status), out var known) ? known : (status, false);

    /// <summary>Returns the common spelling of a status and whether it is final.</summary>
    public (string Name, bool IsFinal) Of(string status)
    {
        var known = Parse(status);
        return (known.Name, known.IsFinal || _final.Contains(NameNormalizer.Normalize(status)));
    }

    /// <summary>
    /// Returns whether a bare value is a status. "Error" is not a status here, because a panel that sends it in place of an object reports
    /// an error.
    /// </summary>
    public bool IsStatus(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        var word = NameNormalizer.Normalize(value.GetString()!);
        return _final.Contains(word) || (Table.TryGetValue(word, out var known) && known.Name != "Fail");
    }
}
