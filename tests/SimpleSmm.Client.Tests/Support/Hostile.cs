using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Tests;

/// <summary>What a hostile panel may write into any text, and all that a caller can read of an object.</summary>
internal static class Hostile
{
    /// <summary>A key that is not escaped by itself, so that each of its forms is one that a test chose.</summary>
    public const string Key = "K3yQ9zXw7Vb2Lm5T";

    /// <summary>The value of a fixed field, and one that is shorter than any key.</summary>
    public const string Fixed = "Fx8Zr4Jq";
    public const string ShortFixed = "p1N";

    /// <summary>A word around each hostile text, so that a test sees that the rest is there.</summary>
    public const string Sign = "seen";

    // Parts of each form that no ordinary text has.
    private static readonly string[] Tells = ["K3yQ", "Lm5T", Fixed, ShortFixed];

    /// <summary>The characters that command a terminal or hide: each by itself, and in well-known sequences.</summary>
    public static IEnumerable<string> Characters()
    {
        yield return "\u001b[31;1m\u001b[2J\u001b]0;title\u0007\u001b]8;;http://x\u001b\\\u001bP1$r\u001b\\"
            + "\u009b2J\u009d0;t\u009c\u0090q\u009c";
        yield return "\b\b\b\u007f\r\nforged\n::error::forged\u2028forged\u2029\u0085\v\f\t";
        yield return "\u202Eright\u202C\u2066\u2069\u200E\u200F\u061C\u200B\u200C\u200D\u2060\uFEFF\u00AD\u180E\uFFF9\uFFFB\udb40\udc41";
        yield return "\ud83d \ude80 \uFFFE\uFFFF";
        yield return string.Concat(Enumerable.Range(1, 0x10FFFF).Where(Rune.IsValid).Where(code => code >= 0x80)
            .Select(code => new Rune(code)).Where(rune => IsForbidden(Rune.GetUnicodeCategory(rune))).Select(rune => rune.ToString()));
    }

    /// <summary>The secrets as programs write them, 17 forms of each.</summary>
    public static IEnumerable<(string Form, string Text)> Secrets(string secret)
    {
        yield return ("plain", secret);
        yield return ("in capitals", secret.ToUpperInvariant());
        yield return ("in small letters", secret.ToLowerInvariant());
        yield return ("percent-encoded", Each(secret, c => $"%{(int)c:X2}"));
        yield return ("percent-encoded in small letters", Each(secret, c => $"%{(int)c:x2}"));
        yield return ("percent-encoded twice", Each(secret, c => $"%25{(int)c:X2}"));
        yield return ("escaped by JavaScript", Each(secret, c => $"%u{(int)c:X4}"));
        yield return ("half percent-encoded", Each(secret, c => char.IsDigit(c) ? $"%{(int)c:x2}" : $"{c}"));
        yield return ("escaped as in JSON", Each(secret, c => $"\\u{(int)c:x4}"));
        yield return ("escaped as in JSON twice", Each(secret, c => $"\\\\u{(int)c:X4}"));
        yield return ("escaped with x", Each(secret, c => $"\\x{(int)c:x2}"));
        yield return ("as HTML entities", Each(secret, c => $"&#{(int)c};"));
        yield return ("as hexadecimal HTML entities", Each(secret, c => $"&#x{(int)c:X};"));
        yield return ("as HTML entities twice", Each(secret, c => $"&amp;#{(int)c};"));
        yield return ("in UTF-16", Each(secret, c => $"{c}\0"));
        yield return ("split by characters without width", Each(secret, c => $"{c}\u200B"));
        yield return ("with format characters and entities", Each(secret, c => char.IsDigit(c) ? $"&#{(int)c};\u00AD" : $"{c}\u2060"));
    }

    /// <summary>A text in JSON, with every character escaped or none.</summary>
    public static string InJson(string text, bool isEscaped) =>
        isEscaped ? Each(text, c => $"\\u{(int)c:x4}") : string.Concat(text.EnumerateRunes().Select(rune =>
            rune.Value < 0x20 || rune.Value is '"' or '\\' ? $"\\u{rune.Value:x4}" : rune.ToString()));

    /// <summary>Fails where one of the texts has a hidden character or a form of a secret.</summary>
    public static void IsNotIn(IEnumerable<string> texts, string where, bool mayHaveLines = false)
    {
        foreach (var text in texts)
        {
            foreach (var tell in Tells) Assert.False(text.Contains(tell, StringComparison.OrdinalIgnoreCase), $"{where}: {text}");
            var decoded = WebUtility.HtmlDecode(Uri.UnescapeDataString(text));
            foreach (var tell in Tells)
                Assert.False(decoded.Contains(tell, StringComparison.OrdinalIgnoreCase), $"{where}, decoded: {text}");
            for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            {
                var isLine = mayHaveLines && text[i] is '\n' or '\r' or '\t' or ' ';
                var isForbidden = !isLine && IsForbidden(CharUnicodeInfo.GetUnicodeCategory(text, i));
                Assert.False(isForbidden, $"{where}: U+{(int)text[i]:X4} in {text}");
                if (i + 1 == text.Length) break;
            }
        }
    }

    /// <summary>Every text that can be reached from an object through its public properties, also in lists and dictionaries.</summary>
    public static IEnumerable<string> TextsOf(object? value, int depth = 0)
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return [text];
            case JsonElement json:
                return TextsOfJson(json);
            case IDictionary table:
                return table.Keys.Cast<object>().Concat(table.Values.Cast<object?>()).SelectMany(item => TextsOf(item, depth));
            case IEnumerable list:
                return list.Cast<object?>().SelectMany(item => TextsOf(item, depth));
        }

        var type = value.GetType();
        var isReflection = type.Namespace?.StartsWith("System.Reflection", StringComparison.Ordinal) == true;
        if (type.IsPrimitive || type.IsEnum || isReflection || depth > 6)
            return [value.ToString() ?? ""];
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => property.Name is not ("StackTrace" or "TargetSite" or "HelpLink"));
        return properties.SelectMany(property => TextsOf(property.GetValue(value), depth + 1));
    }

    private static IEnumerable<string> TextsOfJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => TextsOfJson(field.Value).Append(field.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsOfJson),
        JsonValueKind.String => [json.GetString()!],
        _ => [json.GetRawText()],
    };

    private static bool IsForbidden(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static string Each(string text, Func<char, string> write) => string.Concat(text.Select(write));
}
