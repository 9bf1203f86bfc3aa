using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>
/// Represents the body of a request: <c>key=…&amp;action=…</c>. The key's bytes exist only while the body is written to the connection;
/// then they are wiped.
/// </summary>
internal sealed class FormContent : HttpContent
{
    private static readonly byte[] KeyField = Encoding.ASCII.GetBytes("key=");
    private readonly SecretKey _key;
    private readonly byte[] _fields;
    private readonly int _length;

    public FormContent(SecretKey key, PanelRequest request, FormEncoder encoder)
    {
        _key = key;
        _fields = encoder.Encode(request);
        _length = KeyField.Length + key.EncodedLength + 1 + _fields.Length;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

    /// <summary>Gets a function that is called before the body leaves; what it throws keeps the body here.</summary>
    public Action? Leaving { get; init; }

    /// <summary>Gets whether the body was passed to a connection. From then on the panel may have acted on it.</summary>
    public bool WasHandedOver { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Leaving?.Invoke();
        var body = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            var keyAt = KeyField.Length;
            var fieldsAt = keyAt + _key.EncodedLength + 1;
            KeyField.CopyTo(body, 0);
            _key.Write(body, keyAt);
            body[fieldsAt - 1] = (byte)'&';
            _fields.CopyTo(body, fieldsAt);
            WasHandedOver = true;
            await stream.WriteAsync(body, 0, _length).ConfigureAwait(false);
        }
        finally
        {
            Array.Clear(body, 0, _length);
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
