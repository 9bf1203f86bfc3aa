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
/// The body of one request: <c>key=…&amp;action=…</c>. The key's bytes exist only while the body is handed to the connection and are
/// wiped after.
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

    /// <summary>Whether any byte of the body was handed to a connection: from then on the panel may have acted.</summary>
    public bool WasHandedOver { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
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
