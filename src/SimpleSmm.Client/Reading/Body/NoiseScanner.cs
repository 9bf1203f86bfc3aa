using System;

namespace SimpleSmm.Reading.Body;

/// <summary>
/// Skips the text that a broken panel sends around its JSON (PHP warnings, a web page) and stops where JSON may begin. Tags, comments,
/// scripts and styles are skipped because their content belongs to the page, not to the answer. The scanner only moves forward.
/// </summary>
internal ref struct NoiseScanner(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private bool _hasNoCommentEnd;

    /// <summary>Returns the next position where JSON may begin; -1 if there is none.</summary>
    public int Next(int at)
    {
        while (at < _body.Length)
        {
            var step = _body.Slice(at).IndexOfAny((byte)'<', (byte)'{', (byte)'[');
            if (step < 0) return -1;
            at += step;
            if (_body[at] == '<') at = AfterTag(at);
            else if (MayBeginJson(at)) return at;
            else at++;
            if (at < 0) return -1;
        }

        return -1;
    }

    // An object starts with a name. A list that can be an answer contains objects, lists or texts.
    private readonly bool MayBeginJson(int at)
    {
        var first = at + 1;
        while (first < _body.Length && _body[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') first++;
        if (first == _body.Length) return false;
        return _body[at] == '{'
            ? _body[first] is (byte)'"' or (byte)'}'
            : _body[first] is (byte)'"' or (byte)'{' or (byte)'[' or (byte)']';
    }

    private int AfterTag(int at)
    {
        var rest = _body.Slice(at + 1);
        if (rest.Length == 0 || !(IsLetter(rest[0]) || rest[0] is (byte)'/' or (byte)'!' or (byte)'?')) return at + 1;
        if (rest.StartsWith("!--"u8)) return AfterComment(at);

        var end = rest.IndexOfAny((byte)'>', (byte)'<');
        if (end < 0 || rest[end] == '<') return at + 1;
        var after = at + 1 + end + 1;
        return IsTag(rest, "script"u8) ? AfterElement(after, "/script"u8)
            : IsTag(rest, "style"u8) ? AfterElement(after, "/style"u8)
            : after;
    }

    private int AfterComment(int at)
    {
        var end = _hasNoCommentEnd ? -1 : _body.Slice(at).IndexOf("-->"u8);
        _hasNoCommentEnd = end < 0;
        return end < 0 ? at + 1 : at + end + 3;
    }

    // Returns -1 if the element does not end, because the rest of the page is then inside it.
    private readonly int AfterElement(int at, ReadOnlySpan<byte> closing)
    {
        while (true)
        {
            var step = _body.Slice(at).IndexOf((byte)'<');
            if (step < 0) return -1;
            at += step + 1;
            if (IsTag(_body.Slice(at), closing)) return at;
        }
    }

    private static bool IsTag(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        if (text.Length < name.Length) return false;
        for (var i = 0; i < name.Length; i++)
        {
            if ((text[i] | 0x20) != (name[i] | 0x20)) return false;
        }

        return text.Length == name.Length || !IsLetter(text[name.Length]);
    }

    private static bool IsLetter(byte c) => (c | 0x20) is >= 'a' and <= 'z';
}
