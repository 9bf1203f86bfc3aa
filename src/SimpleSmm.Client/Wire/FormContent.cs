using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>
/// Represents the body of a request: <c>key=…&amp;action=…</c>. It is written at most once: a handler that repeats a request by itself
/// (SocketsHttpHandler does after REFUSED_STREAM or GOAWAY, others after a redirect or a 401) gets an error, because the first copy may
/// have arrived. The key's bytes exist only while the body is written to the connection; then they are wiped.
/// </summary>
internal sealed class FormContent : HttpContent
{
    private const int Ready = 0, HandedOver = 1, Withdrawn = 2;

    private static readonly byte[] KeyField = Encoding.ASCII.GetBytes("key=");
    private readonly SecretKey _key;
    private readonly byte[] _fields;
    private readonly int _length;
    private readonly Action? _beforeSending;
    private int _state = Ready;

    public FormContent(SecretKey key, PanelRequest request, FormEncoder encoder)
    {
        _key = key;
        _fields = encoder.Encode(request);
        _beforeSending = request.BeforeSending;
        _length = KeyField.Length + key.EncodedLength + 1 + _fields.Length;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

    /// <summary>Gets a function that is called before the body leaves. If it throws, the body is not sent.</summary>
    public Action? Leaving { get; init; }

    /// <summary>
    /// Ends the sending. Returns true if no byte of the body was passed to a connection, and none will be from now on; false if the panel
    /// may have acted.
    /// </summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Ready) != HandedOver;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // What HttpContent buffers can be written many times without this method being called.
        if (stream.GetType().DeclaringType == typeof(HttpContent))
            throw new IOException(
                "A handler must not read or buffer the body of a request, because it holds the key and is written at most once.");
        if (_state == Ready)
        {
            _beforeSending?.Invoke();
            Leaving?.Invoke();
        }

        var body = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            var keyAt = KeyField.Length;
            var fieldsAt = keyAt + _key.EncodedLength + 1;
            KeyField.CopyTo(body, 0);
            _key.Write(body, keyAt);
            body[fieldsAt - 1] = (byte)'&';
            _fields.CopyTo(body, fieldsAt);
            if (Interlocked.CompareExchange(ref _state, HandedOver, Ready) != Ready)
                throw new IOException("It ended after the request had been handed over.");
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
