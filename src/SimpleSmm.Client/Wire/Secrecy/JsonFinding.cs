namespace SimpleSmm.Wire.Secrecy;

/// <summary>What JSON may contain that must not leave the reader.</summary>
internal enum JsonFinding
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Line breaks and tabs alone, which some texts may have.</summary>
    Breaks,

    /// <summary>A secret or a hidden character, perhaps.</summary>
    Suspicious,
}
