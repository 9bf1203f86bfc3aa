using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Writes JSON text in the two ways that panels do.</summary>
internal static class Json
{
    // Characters beyond ASCII are not escaped, so that a client must read UTF-8.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // PHP's json_encode escapes them, and so does this encoder.
    private static readonly JsonWriterOptions Pretty = new() { Indented = true };

    public static string Write(bool pretty, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(buffer, pretty ? Pretty : Compact))
            write(writer);
        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return pretty ? AsPhpIndents(text) : text;
    }

    // PHP indents by four blanks and the writer by two. JSON strings do not contain line breaks, so leading blanks are always indentation.
    private static string AsPhpIndents(string text)
    {
        var wide = new StringBuilder(text.Length * 2);
        foreach (var line in text.Replace("\r", "").Split('\n'))
        {
            var indentation = line.Length - line.TrimStart(' ').Length;
            if (wide.Length > 0)
                wide.Append('\n');
            wide.Append(' ', indentation).Append(line);
        }

        return wide.ToString();
    }
}
