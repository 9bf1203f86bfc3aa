namespace SimpleSmm.Reading.Values;

/// <summary>Makes names comparable that panels spell differently (<c>In progress</c>, <c>in_progress</c>, <c>IN-PROGRESS</c>).</summary>
internal static class NameNormalizer
{
    /// <summary>Returns the name in lower case, without blanks, <c>_</c> and <c>-</c>.</summary>
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
