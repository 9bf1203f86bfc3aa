using System.IO;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>
/// Writes text as a form's name or value: UTF-8, and everything but letters, digits and <c>-._~</c> percent-encoded (a blank as
/// %20, not as a plus), so a field arrives the same whichever decoder the panel has.
/// </summary>
internal static class FormEncoder
{
    /// <summary>The body without the key: <c>action=…&amp;name=value&amp;…</c></summary>
    public static byte[] Encode(PanelRequest request)
    {
        var body = new MemoryStream();
        Append(body, "action");
        body.WriteByte((byte)'=');
        Append(body, request.Action.Name);
        foreach (var field in request.Fields)
        {
            body.WriteByte((byte)'&');
            Append(body, field.Key);
            body.WriteByte((byte)'=');
            Append(body, field.Value);
        }

        return body.ToArray();
    }

    /// <summary>How many bytes <see cref="Write"/> needs for these.</summary>
    public static int Length(byte[] text, int count)
    {
        var length = 0;
        for (var i = 0; i < count; i++) length += IsPlain(text[i]) ? 1 : 3;
        return length;
    }

    /// <summary>Writes the encoded form of the first <paramref name="count"/> bytes and tells where it ended.</summary>
    public static int Write(byte[] text, int count, byte[] target, int offset)
    {
        for (var i = 0; i < count; i++)
        {
            var b = text[i];
            if (IsPlain(b))
            {
                target[offset++] = b;
                continue;
            }

            target[offset++] = (byte)'%';
            target[offset++] = HexDigit(b >> 4);
            target[offset++] = HexDigit(b & 0xF);
        }

        return offset;
    }

    private static void Append(MemoryStream body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = new byte[Length(bytes, bytes.Length)];
        body.Write(encoded, 0, Write(bytes, bytes.Length, encoded, 0));
    }

    private static bool IsPlain(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
