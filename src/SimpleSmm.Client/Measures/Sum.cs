using SimpleSmm.Text;

namespace SimpleSmm.Measures;

/// <summary>Adds numbers of which some are not known. A sum is null until the first one is known.</summary>
internal static class Sum
{
    /// <summary>Adds a number to a sum, unless it is not known.</summary>
    public static void Add(ref decimal? sum, decimal? value)
    {
        if (value is { } known) sum = sum is { } before ? SaturatingMath.Add(before, known) : known;
    }
}
