using System;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Finds what begins an escape or a character that may be hidden.</summary>
internal static class JsonSigns
{
    /// <summary>Returns whether a byte is one of them. In JSON, no other control character than DEL is inside of a text.</summary>
    public static bool Contains(byte b) => b is (byte)'\\' or (byte)'%' or (byte)'&' or >= 0x7F;

    /// <summary>Returns the position of the first one; -1 if there is none.</summary>
    public static int IndexIn(ReadOnlySpan<byte> json)
    {
        for (var at = 0; at < json.Length; at++)
        {
            if (Contains(json[at])) return at;
        }

        return -1;
    }
}
