using System;
using System.Globalization;

namespace SimpleSmm;

/// <summary>Counts the results of many orders. One thread uses it.</summary>
public sealed class PlacementSummary
{
    private string? _currency;

    /// <summary>Gets how many orders the panel accepted.</summary>
    public int Placed { get; private set; }

    /// <summary>Gets how many orders had been placed before.</summary>
    public int Known { get; private set; }

    /// <summary>Gets how many orders were rejected, by a check or by the panel.</summary>
    public int Rejected { get; private set; }

    /// <summary>Gets how many orders have an unknown outcome.</summary>
    public int Unknown { get; private set; }

    /// <summary>Gets how many orders were skipped because of their link.</summary>
    public int Skipped { get; private set; }

    /// <summary>Gets how many orders were not confirmed.</summary>
    public int Declined { get; private set; }

    /// <summary>Gets how many orders a dry run would send.</summary>
    public int Planned { get; private set; }

    /// <summary>Gets the estimated charge of the placed orders and of those with an unknown outcome, which may have been placed.</summary>
    public decimal Spent { get; private set; }

    /// <summary>Gets how many placed orders do not have an estimated charge.</summary>
    public int Unestimated { get; private set; }

    /// <summary>Gets the number of orders.</summary>
    public int Count => Placed + Known + Rejected + Unknown + Skipped + Declined + Planned;

    /// <summary>Adds the result of one order.</summary>
    /// <param name="result">The result.</param>
    public void Add(PlacementResult result)
    {
        switch (result.Kind)
        {
            case PlacementKind.Placed: Placed++; break;
            case PlacementKind.Known: Known++; break;
            case PlacementKind.Rejected: Rejected++; break;
            case PlacementKind.Unknown: Unknown++; break;
            case PlacementKind.Skipped: Skipped++; break;
            case PlacementKind.Declined: Declined++; break;
            default: Planned++; break;
        }

        if (result.Kind is not (PlacementKind.Placed or PlacementKind.Unknown)) return;
        Spent += result.Request.EstimatedCharge ?? 0;
        if (result.Kind == PlacementKind.Placed && result.Request.EstimatedCharge is null) Unestimated++;
        _currency ??= result.Order?.Currency;
    }

    /// <summary>Returns the numbers as one line.</summary>
    /// <returns>For example <c>3 placed, 1 known, 0 rejected, 0 unknown, 0 skipped; spent 2.7 USD by estimate</c>.</returns>
    public override string ToString()
    {
        FormattableString counts = $"{Placed:N0} placed, {Known:N0} known, {Rejected:N0} rejected, {Unknown:N0} unknown, {Skipped:N0} skipped";
        FormattableString spent = $"{Spent:0.############################} {_currency}";
        FormattableString more = $" and {Unestimated:N0} orders without an estimate";
        return $"{Text(counts)}; spent {Text(spent).TrimEnd()} by estimate{(Unestimated == 0 ? "" : Text(more))}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);
}
