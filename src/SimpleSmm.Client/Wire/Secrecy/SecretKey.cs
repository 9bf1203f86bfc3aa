using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Holds the API key as a <see cref="SecureString"/>. Its plain characters exist only inside <see cref="Use{T}"/>, in rented buffers that
/// are wiped before they are returned.
/// </summary>
internal sealed class SecretKey : IDisposable
{
    private const int ShortestKey = 8;
    private readonly SecureString _key;
    private readonly FormEncoder _encoder;

    public SecretKey(SecureString key, FormEncoder? encoder = null)
    {
        _encoder = encoder ?? FormEncoder.Plain;
        _key = key.Copy();
        _key.MakeReadOnly();
        EncodedLength = Use((utf8, count) => _encoder.Length(utf8, count));
    }

    /// <summary>Gets the number of bytes that <see cref="Write"/> writes.</summary>
    public int EncodedLength { get; }

    /// <summary>Writes the key, form-encoded, at an offset.</summary>
    public void Write(byte[] target, int offset) => Use((utf8, count) => _encoder.Write(utf8, count, target, offset));

    /// <summary>Returns the text with each occurrence of the key, in any encoding, replaced.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public string Redact(string text) => Use((utf8, count) => Redactor.Replace(text, utf8, count));

    /// <summary>
    /// Returns whether a text may contain the key in any encoding. No encoding changes letters and digits, so the key's longest run of them
    /// is searched. Very short keys, which panels do not issue, are not searched, because they would be found everywhere.
    /// </summary>
    public bool MayBeIn(byte[] text) => _key.Length >= ShortestKey
        && Use((utf8, count) => text.AsSpan().IndexOf(LongestPlainRun(utf8.AsSpan(0, count))) >= 0);

    public void Dispose() => _key.Dispose();

    private static ReadOnlySpan<byte> LongestPlainRun(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> longest = default;
        for (int start = 0, at = 0; at <= utf8.Length; at++)
        {
            if (at < utf8.Length && IsLetterOrDigit(utf8[at])) continue;
            if (at - start > longest.Length) longest = utf8.Slice(start, at - start);
            start = at + 1;
        }

        return longest;
    }

    private static bool IsLetterOrDigit(byte b) => (b | 0x20) is >= 'a' and <= 'z' || b is >= (byte)'0' and <= (byte)'9';

    private T Use<T>(Func<byte[], int, T> use)
    {
        var chars = ArrayPool<char>.Shared.Rent(Math.Max(1, _key.Length));
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(_key.Length));
        var secret = Marshal.SecureStringToGlobalAllocUnicode(_key);
        try
        {
            Marshal.Copy(secret, chars, 0, _key.Length);
            return use(utf8, Encoding.UTF8.GetBytes(chars, 0, _key.Length, utf8, 0));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(secret);
            Array.Clear(chars, 0, chars.Length);
            Array.Clear(utf8, 0, utf8.Length);
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
}
