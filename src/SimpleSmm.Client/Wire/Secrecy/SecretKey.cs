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

    public void Dispose() => _key.Dispose();

    /// <summary>Calls a function with the key as UTF-8 bytes and their number; afterwards the bytes are wiped.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public T Use<T>(Func<byte[], int, T> use)
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
