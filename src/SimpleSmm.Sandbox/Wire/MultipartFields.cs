using System;
using System.Net.Http.Headers;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Reads the fields of a multipart/form-data body. Files are not fields, as in PHP.</summary>
internal static class MultipartFields
{
    private const string EndOfHeaders = "\r\n\r\n";

    /// <summary>Reads the body; without a boundary, or with a part that is not finished, the rest is ignored.</summary>
    public static void Read(string body, MediaTypeHeaderValue type, Form form)
    {
        if (Parameter(type, "boundary") is not { Length: > 0 } boundary) return;

        // The first boundary may be the first line, so that all are found by the same text.
        var text = "\r\n" + body;
        var mark = "\r\n--" + boundary;
        for (var start = text.IndexOf(mark, StringComparison.Ordinal); start >= 0;)
        {
            start += mark.Length;
            var end = text.IndexOf(mark, start, StringComparison.Ordinal);
            if (end < 0) return;
            ReadPart(text.Substring(start, end - start), form);
            start = end;
        }
    }

    private static void ReadPart(string part, Form form)
    {
        var end = part.IndexOf(EndOfHeaders, StringComparison.Ordinal);
        if (end < 0) return;
        foreach (var line in part.Substring(0, end).Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            const string Name = "Content-Disposition:";
            if (!line.StartsWith(Name, StringComparison.OrdinalIgnoreCase)
                || !ContentDispositionHeaderValue.TryParse(line.Substring(Name.Length), out var disposition)
                || disposition.FileName is not null)
                continue;
            if (disposition.Name?.Trim('"') is { Length: > 0 } name) form[name] = part.Substring(end + EndOfHeaders.Length);
        }
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name)
    {
        foreach (var parameter in type.Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)) return parameter.Value?.Trim('"');
        }

        return null;
    }
}
