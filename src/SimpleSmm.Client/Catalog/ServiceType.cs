using SimpleSmm.Reading.Values;

namespace SimpleSmm;

/// <summary>Compares type names: panels write <c>Custom Comments</c>, <c>custom_comments</c> or <c>custom-comments</c> for the same type.</summary>
public static class ServiceType
{
    /// <summary>Whether two names mean the same type: case, blanks, <c>_</c> and <c>-</c> do not matter.</summary>
    /// <param name="one">A type name; null equals nothing.</param>
    /// <param name="other">Another.</param>
    /// <returns>True where they are the same type.</returns>
    public static bool Same(string? one, string? other) => one is not null && other is not null && NameNormalizer.Normalize(one) == NameNormalizer.Normalize(other);
}
