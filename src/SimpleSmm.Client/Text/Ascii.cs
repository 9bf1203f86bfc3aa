namespace SimpleSmm.Text;

/// <summary>Compares characters and bytes of ASCII.</summary>
internal static class Ascii
{
    public static bool IsLetterOrDigit(int c) => (c | 0x20) is >= 'a' and <= 'z' || c is >= '0' and <= '9';

    /// <summary>Returns whether two characters are equal; the case of ASCII letters is ignored.</summary>
    public static bool Same(int one, int other) => one == other || Fold(one) == Fold(other);

    public static byte Lower(byte c) => (byte)Fold(c);

    public static byte Upper(byte c) => c is >= (byte)'a' and <= (byte)'z' ? (byte)(c - 0x20) : c;

    private static int Fold(int c) => c is >= 'A' and <= 'Z' ? c + 0x20 : c;
}
