using System;
using System.Buffers.Text;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Adds the function that sums amounts exactly. SQLite's own sum would round them to binary fractions.</summary>
internal static class AmountSum
{
    public const string Name = "amount_sum";

    /// <summary>Adds the function to a connection, through the library's own interface, because it is called for each order.</summary>
    public static void AddTo(SqliteConnection connection) => raw.sqlite3_create_function(
        connection.Handle, Name, 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Step, Finish);

    /// <summary>Returns the amount of a text in the file.</summary>
    public static decimal Parse(string amount) => decimal.Parse(amount, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Step(sqlite3_context context, object data, sqlite3_value[] values)
    {
        if (!Utf8Parser.TryParse(raw.sqlite3_value_blob(values[0]), out decimal amount, out _)) return;
        if (context.state is not Total total) context.state = total = new Total();
        try
        {
            total.Amount += amount;
        }
        catch (OverflowException)
        {
            // An exception must not pass through SQLite. The amount is greater than any real one.
            total.Amount = decimal.MaxValue;
        }
    }

    private static void Finish(sqlite3_context context, object data)
    {
        if (context.state is Total total) raw.sqlite3_result_text(context, total.Amount.ToString(CultureInfo.InvariantCulture));
        else raw.sqlite3_result_null(context);
    }

    private sealed class Total
    {
        public decimal Amount { get; set; }
    }
}
