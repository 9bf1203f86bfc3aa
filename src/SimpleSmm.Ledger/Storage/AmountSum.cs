using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Adds the function that sums amounts exactly. SQLite's own sum would round them to binary fractions.</summary>
internal static class AmountSum
{
    public const string Name = "amount_sum";

    public static void AddTo(SqliteConnection connection) => connection.CreateAggregate(
        Name,
        (decimal?)null,
        (decimal? sum, string? amount) => amount is null ? sum : (sum ?? 0) + Parse(amount),
        sum => sum?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Returns the amount of a text in the file.</summary>
    public static decimal Parse(string amount) => decimal.Parse(amount, NumberStyles.Float, CultureInfo.InvariantCulture);
}
