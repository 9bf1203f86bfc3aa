using System;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Converts outcomes to the numbers of the column state.</summary>
internal static class OutcomeNumber
{
    private static readonly string[] Names = [OrderOutcome.Sending, OrderOutcome.Placed, OrderOutcome.Rejected, OrderOutcome.Unknown];

    /// <summary>Returns the number of an outcome, whatever its case; -1, which no order has, if it is not an outcome.</summary>
    public static long Of(string outcome) =>
        Array.FindIndex(Names, name => string.Equals(name, outcome, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the outcome with a number.</summary>
    public static string NameOf(int number) => Names[number];
}
