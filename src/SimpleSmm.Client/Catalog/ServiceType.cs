using SimpleSmm.Reading.Values;

namespace SimpleSmm;

/// <summary>Compares type names. <c>Custom Comments</c>, <c>custom_comments</c> and <c>custom-comments</c> are the same type.</summary>
public static class ServiceType
{
    /// <summary>Returns whether two names mean the same type. Case, blanks, <c>_</c> and <c>-</c> are ignored.</summary>
    /// <param name="one">A type name; null is not equal to any name.</param>
    /// <param name="other">The other type name.</param>
    /// <returns>True if the names mean the same type.</returns>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && NameNormalizer.Normalize(one) == NameNormalizer.Normalize(other);
}
