using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SimpleSmm.Reading.Body;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Rewrites the names, texts and numbers of one JSON value that must not leave as they are. All other bytes stay.</summary>
/// <param name="secrets">The secrets.</param>
/// <param name="hasOnlyBreaks">Whether the JSON has line breaks and tabs, but nothing else that must not leave.</param>
internal sealed class JsonCleaner(IReadOnlyList<Secret> secrets, bool hasOnlyBreaks)
{
    // Texts of these fields have lines by nature.
    private static readonly HashSet<string> HasLines =
        ["description", "desc", "details", "comment", "comments", "note", "notes", "instructions", "terms", "about"];

    private (int Start, int Length) _name;
    private string? _escapedName;
    private bool _isSecret;

    /// <summary>Returns the clean JSON; null if nothing has to change.</summary>
    public ReadOnlyMemory<byte>? Clean(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, BodyParser.TolerantReader);
        using var clean = new MemoryStream();
        var copied = 0;
        while (reader.Read())
        {
            if (Replacement(json, ref reader) is not { } text) continue;
            var start = (int)reader.TokenStartIndex;
            Write(clean, json.Slice(copied, start - copied));
            Write(clean, text);
            copied = start + reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.Number ? 0 : 2);
        }

        if (copied == 0) return null;
        Write(clean, json.Slice(copied));
        return new ReadOnlyMemory<byte>(clean.GetBuffer(), 0, (int)clean.Length);
    }

    // Returns what a token is replaced with; null if it stays.
    private string? Replacement(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                _escapedName = reader.ValueSpan.IndexOf((byte)'\\') < 0 ? null : reader.GetString()!;
                _isSecret = _escapedName is null ? SecretNames.Contains(reader.ValueSpan) : SecretNames.Contains(_escapedName);
                return Examine(reader.ValueSpan) == JsonFinding.Nothing ? null : Changed(reader.GetString()!, keepsLines: false);
            case JsonTokenType.String or JsonTokenType.Number when _isSecret:
                return $"[{VisibleText.Line(NameIn(json))}]";
            case JsonTokenType.String:
                var found = Examine(reader.ValueSpan);
                if (found == JsonFinding.Nothing) return null;
                var keepsLines = HasLines.Contains(NameNormalizer.Normalize(NameIn(json)));
                return keepsLines && found == JsonFinding.Breaks ? null : Changed(reader.GetString()!, keepsLines);
            case JsonTokenType.Number:
                return Examine(reader.ValueSpan) == JsonFinding.Nothing ? null : Changed(Text(reader.ValueSpan), keepsLines: false);
            case JsonTokenType.EndObject:
                (_name, _escapedName, _isSecret) = (default, null, false);
                return null;
            default:
                return null;
        }
    }

    private JsonFinding Examine(ReadOnlySpan<byte> text) =>
        hasOnlyBreaks && text.IndexOf((byte)'\\') < 0 ? JsonFinding.Nothing : JsonScan.Examine(text, secrets);

    private string NameIn(ReadOnlySpan<byte> json) => _escapedName ?? Text(json.Slice(_name.Start, _name.Length));

    private string? Changed(string text, bool keepsLines)
    {
        var clean = keepsLines ? VisibleText.Lines(text) : VisibleText.Line(text);
        clean = AnswerCleaner.Redact(clean, secrets, keepsNumbers: true);
        return clean == text ? null : clean;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8.ToArray());

    private static void Write(MemoryStream to, string text)
    {
        to.WriteByte((byte)'"');
        Write(to, JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        to.WriteByte((byte)'"');
    }

    private static void Write(MemoryStream to, ReadOnlySpan<byte> bytes)
    {
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        to.Write(copy, 0, bytes.Length);
        ArrayPool<byte>.Shared.Return(copy);
    }
}
