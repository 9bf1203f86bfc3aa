using System;
using System.Buffers;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Finds what begins an escape or a character that may be hidden.</summary>
internal static class JsonSigns
{
    private static readonly SearchValues<byte> Signs = SearchValues.Create(All());

    /// <summary>Returns whether a byte is one of them. In JSON, no other control character than DEL is inside of a text.</summary>
    public static bool Contains(byte b) => b is (byte)'\\' or (byte)'%' or (byte)'&' or >= 0x7F;

    /// <summary>Returns the position of the first one; -1 if there is none.</summary>
    public static int IndexIn(ReadOnlySpan<byte> json) => json.IndexOfAny(Signs);

    private static byte[] All()
    {
        var signs = new byte[256];
        var count = 0;
        for (var b = 0; b < signs.Length; b++)
        {
            if (Contains((byte)b)) signs[count++] = (byte)b;
        }

        return signs[..count];
    }
}
