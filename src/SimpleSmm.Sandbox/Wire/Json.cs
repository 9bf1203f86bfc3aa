using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>JSON text the two ways panels write it.</summary>
internal static class Json
{
    // Letters beyond ASCII go out as they are, so a client is shown to read UTF-8.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // PHP's json_encode escapes them, which is what this encoder does too.
    private static readonly JsonWriterOptions Pretty = new() { Indented = true };

    public static string Write(bool pretty, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(buffer, pretty ? Pretty : Compact))
            write(writer);
        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return pretty ? AsPhpIndents(text) : text;
    }

    // PHP indents by four blanks and the writer by two. No string in JSON holds a line break, so leading blanks are indentation.
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
