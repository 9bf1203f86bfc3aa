using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Converts values to the file's format, which is the same on every machine.</summary>
internal static class ColumnValue
{
    /// <summary>Returns an amount as text with its exact digits.</summary>
    public static string? Of(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a flag as 1 or 0.</summary>
    public static long? Of(bool? flag) => flag is { } known ? (known ? 1 : 0) : null;

    /// <summary>Returns the additional fields as a JSON object, or null if there are none.</summary>
    public static string? Of(Order order) => order.Fields.Count == 0 ? null : JsonSerializer.Serialize(order.Fields);
}
