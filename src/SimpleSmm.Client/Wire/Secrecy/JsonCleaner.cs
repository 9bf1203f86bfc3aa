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
internal sealed class JsonCleaner(IReadOnlyList<Secret> secrets)
{
    // Texts of these fields have lines by nature.
    private static readonly HashSet<string> HasLines =
        ["description", "desc", "details", "comment", "comments", "note", "notes", "instructions", "terms", "about"];

    private string _name = "";
    private bool _isSecret;

    /// <summary>Returns the clean JSON; null if nothing has to change.</summary>
    public ReadOnlyMemory<byte>? Clean(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, BodyParser.TolerantReader);
        using var clean = new MemoryStream();
        var copied = 0;
        while (reader.Read())
        {
            if (Replacement(ref reader) is not { } text) continue;
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
    private string? Replacement(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = reader.GetString()!;
                _isSecret = SecretNames.Contains(_name);
                return JsonScan.IsSuspicious(reader.ValueSpan, secrets) ? Changed(_name, keepsLines: false) : null;
            case JsonTokenType.String or JsonTokenType.Number when _isSecret:
                return $"[{VisibleText.Line(_name)}]";
            case JsonTokenType.String when JsonScan.IsSuspicious(reader.ValueSpan, secrets):
                return Changed(reader.GetString()!, HasLines.Contains(NameNormalizer.Normalize(_name)));
            case JsonTokenType.Number when JsonScan.IsSuspicious(reader.ValueSpan, secrets):
                return Changed(Encoding.ASCII.GetString(reader.ValueSpan.ToArray()), keepsLines: false);
            case JsonTokenType.EndObject:
                (_name, _isSecret) = ("", false);
                return null;
            default:
                return null;
        }
    }

    private string? Changed(string text, bool keepsLines)
    {
        var clean = keepsLines ? VisibleText.Lines(text) : VisibleText.Line(text);
        clean = AnswerCleaner.Redact(clean, secrets, keepsNumbers: true);
        return clean == text ? null : clean;
    }

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
