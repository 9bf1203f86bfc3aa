using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Orders;

/// <summary>
/// Maps the statuses of orders and refills to one spelling and to whether they are final (docs/panel-api.md#statuses). An unknown
/// status keeps the panel's spelling and is not final.
/// </summary>
internal static class KnownStatuses
{
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

    public static (string Name, bool IsFinal) Parse(string status) =>
        Table.TryGetValue(NameNormalizer.Normalize(status), out var known) ? known : (status, false);

    /// <summary>
    /// Returns whether a bare value is a status. "Error" is not a status here, because a panel that sends it in place of an object reports
    /// an error.
    /// </summary>
    public static bool IsStatus(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && Table.TryGetValue(NameNormalizer.Normalize(value.GetString()!), out var known)
        && known.Name != "Fail";
}
