using System;

namespace SimpleSmm.Text;

/// <summary>Calculates without overflow.</summary>
internal static class SaturatingMath
{
    /// <summary>Returns the product, or decimal.MaxValue on overflow, which is greater than any limit or budget.</summary>
    public static decimal Multiply(decimal one, decimal other)
    {
        try
        {
            return one * other;
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    /// <summary>Returns the sum, or the largest decimal of its sign on overflow.</summary>
    public static decimal Add(decimal one, decimal other)
    {
        try
        {
            return one + other;
        }
        catch (OverflowException)
        {
            return one < 0 ? decimal.MinValue : decimal.MaxValue;
        }
    }
}
