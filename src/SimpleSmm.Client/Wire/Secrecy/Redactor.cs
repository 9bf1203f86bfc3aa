using System.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Replaces a secret in a text. The secret is given as UTF-8 bytes, which the caller wipes; it never becomes a string. It is found in every
/// notation: plain, percent-encoded (completely or partly), JSON-escaped and HTML-escaped.
/// </summary>
internal static class Redactor
{
    public const string Mark = "[API key]";

    // An excerpt may end in the middle of the secret. A part shorter than this does not reveal it.
    private const int ShortestPart = 4;

    public static string Replace(string text, byte[] secret, int length, string mark = Mark)
    {
        StringBuilder? clean = null;
        var from = 0;
        for (var at = 0; length > 0 && at < text.Length; at++)
        {
            var end = EndOf(secret, 0, length, text, at);
            if (end < 0) continue;
            clean = (clean ?? new StringBuilder(text.Length)).Append(text, from, at - from).Append(mark);
            from = end;
            at = end - 1;
        }

        return clean is null ? text : clean.Append(text, from, text.Length - from).ToString();
    }

    // Returns the end of the rest of the secret if the text contains it at this position; otherwise -1. Escapes are tried first.
    private static int EndOf(byte[] secret, int from, int length, string text, int at)
    {
        if (from == length) return at;
        if (at >= text.Length) return -1;
        if (from >= ShortestPart && IsCutHere(text, at)) return text.Length - 1;

        var end = -1;
        if (Escapes.Percent(text, at, out var next) is var b and >= 0 && Same(b, secret[from]))
            end = EndOf(secret, from + 1, length, text, next);
        if (end < 0 && Escapes.Json(text, at, out next) is var j and >= 0) end = After(j, secret, from, length, text, next);
        if (end < 0 && Escapes.Html(text, at, out next) is var h and >= 0) end = After(h, secret, from, length, text, next);
        if (end < 0 && text[at] == '+') end = After(' ', secret, from, length, text, at + 1);
        return end >= 0 ? end : After(Escapes.Plain(text, at, out next), secret, from, length, text, next);
    }

    private static int After(int character, byte[] secret, int from, int length, string text, int next)
    {
        var size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (from + size > length) return -1;
        for (var i = 0; i < size; i++)
        {
            if (!Same(Utf8(character, size, i), secret[from + i])) return -1;
        }

        return EndOf(secret, from + size, length, text, next);
    }

    private static int Utf8(int character, int size, int i)
    {
        var bits = character >> (6 * (size - 1 - i));
        return i > 0 ? 0x80 | (bits & 0x3F) : size switch { 1 => bits, 2 => 0xC0 | bits, 3 => 0xE0 | bits, _ => 0xF0 | bits };
    }

    // The text ends here with the mark of an excerpt, possibly after the start of an escape.
    private static bool IsCutHere(string text, int at) =>
        text[text.Length - 1] == '…' && (at == text.Length - 1 || (text[at] is '%' or '\\' or '&' && text.Length - at < 12));

    // Case is ignored for ASCII letters.
    private static bool Same(int one, int other) => Fold(one) == Fold(other);

    private static int Fold(int b) => b is >= 'A' and <= 'Z' ? b + 32 : b;
}
