using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Wire;

/// <summary>Reads a body to its end, up to a size limit.</summary>
internal static class BodyReader
{
    // The upper bound of any limit, because the body must fit into an array.
    private const long MostBytes = 1L << 30;

    public static async Task<byte[]> ReadAsync(HttpContent content, long limit, CancellationToken cancellation)
    {
        limit = Math.Min(limit, MostBytes);
        var announced = content.Headers.ContentLength;
        if (announced > limit) throw new AnswerTooLargeException();

        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = new byte[(int)Math.Min(announced ?? 16_384, 1 << 20) + 1];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellation).ConfigureAwait(false);
            if (read == 0) break;
            length += read;
            if (length > limit) throw new AnswerTooLargeException();
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, MostBytes + 1));
        }

        Array.Resize(ref buffer, length);
        return buffer;
    }
}

/// <summary>Thrown when an answer is larger than the limit.</summary>
internal sealed class AnswerTooLargeException : Exception;
