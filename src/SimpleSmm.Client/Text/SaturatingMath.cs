using System;

namespace SimpleSmm.Text;

/// <summary>Multiplies without overflow.</summary>
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
}
