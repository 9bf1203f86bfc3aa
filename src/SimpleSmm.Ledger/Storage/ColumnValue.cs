using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Values as texts of the file, the same on every machine.</summary>
internal static class ColumnValue
{
    /// <summary>An amount with its digits as they are.</summary>
    public static string? Of(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A flag as 1 or 0.</summary>
    public static long? Of(bool? flag) => flag is { } known ? (known ? 1 : 0) : null;

    /// <summary>The other fields sent, as a JSON object; null for none.</summary>
    public static string? Of(Order order) => order.Fields.Count == 0 ? null : JsonSerializer.Serialize(order.Fields);
}
