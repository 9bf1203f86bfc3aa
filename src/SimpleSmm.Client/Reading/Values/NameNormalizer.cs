namespace SimpleSmm.Reading.Values;

/// <summary>Names that panels spell differently (<c>In progress</c>, <c>in_progress</c>, <c>IN-PROGRESS</c>) made comparable.</summary>
internal static class NameNormalizer
{
    /// <summary>Lower case, without blanks, <c>_</c> and <c>-</c>.</summary>
    public static string Normalize(string name)
    {
        var (letters, length) = (new char[name.Length], 0);
        foreach (var c in name)
        {
            if (c is not (' ' or '_' or '-')) letters[length++] = char.ToLowerInvariant(c);
        }

        return new string(letters, 0, length);
    }
}
