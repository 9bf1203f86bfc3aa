using System.Collections.Generic;
using System.IO;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>
/// Encodes the names and values of a form as UTF-8. Everything except letters, digits and <c>-._~</c> is percent-encoded (a blank as %20,
/// not as a plus), so that every decoder reads the same text. For a panel that decodes twice (docs/panel-api.md#encoding), the values and
/// the key are encoded twice: a plus is %252B.
/// </summary>
internal sealed class FormEncoder(bool twice, FixedRequestFields fixedFields)
{
    /// <summary>The encoder for panels like the documented one.</summary>
    public static readonly FormEncoder Plain = new(false, new FixedRequestFields(new Dictionary<string, string>()));

    // The second encoding only changes each percent sign of the first one, to %25.
    private readonly int _escapeLength = twice ? 5 : 3;

    /// <summary>Returns the body without the key: <c>action=…&amp;name=value&amp;…</c></summary>
    public byte[] Encode(PanelRequest request)
    {
        var body = new MemoryStream();
        Append(body, "action", request.Action.Name);
        foreach (var field in request.Fields) Append(body, field.Key, field.Value);
        foreach (var field in fixedFields.For(request)) Append(body, field.Key, field.Value);
        return body.ToArray();
    }

    /// <summary>Returns the number of bytes that <see cref="Write"/> needs for a value.</summary>
    public int Length(byte[] value, int count)
    {
        var length = 0;
        for (var i = 0; i < count; i++) length += IsPlain(value[i]) ? 1 : _escapeLength;
        return length;
    }

    /// <summary>Writes the encoded form of the first <paramref name="count"/> bytes of a value and returns the end position.</summary>
    public int Write(byte[] value, int count, byte[] target, int offset) => Escape(value, count, target, offset, twice);

    private static int Escape(byte[] text, int count, byte[] target, int offset, bool twice)
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
            if (twice)
            {
                target[offset++] = (byte)'2';
                target[offset++] = (byte)'5';
            }

            target[offset++] = HexDigit(b >> 4);
            target[offset++] = HexDigit(b & 0xF);
        }

        return offset;
    }

    private void Append(MemoryStream body, string name, string value)
    {
        if (body.Length > 0) body.WriteByte((byte)'&');
        Append(body, name, false);
        body.WriteByte((byte)'=');
        Append(body, value, twice);
    }

    private static void Append(MemoryStream body, string text, bool twice)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = new byte[bytes.Length * (twice ? 5 : 3)];
        body.Write(encoded, 0, Escape(bytes, bytes.Length, encoded, 0, twice));
    }

    private static bool IsPlain(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
            or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private static byte HexDigit(int value) => (byte)"0123456789ABCDEF"[value];
}
