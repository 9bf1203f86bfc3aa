using System;

namespace SimpleSmm.Text;

/// <summary>Multiplies what callers and panels say, however large it is.</summary>
internal static class SaturatingMath
{
    /// <summary>The product; where it is more than a decimal holds, the most that one does: more than any limit or budget.</summary>
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
