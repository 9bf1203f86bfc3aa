using System;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Holds a text as UTF-8 in which escapes are decoded round by round, because panels also escape twice. Each byte keeps the range of the
/// text that it came from.
/// </summary>
internal sealed class DecodedText
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <param name="text">The text.</param>
    /// <param name="from">Where the part begins that is decoded.</param>
    /// <param name="count">How many characters it has.</param>
    public DecodedText(string text, int from, int count)
    {
        var most = 3 * count;
        (_bytes, _starts, _ends) = (new byte[most], new int[most], new int[most]);
        for (var at = from; at < from + count;)
        {
            var isPair = at + 1 < from + count && char.IsSurrogatePair(text[at], text[at + 1]);
            var next = at + (isPair ? 2 : 1);
            Put(isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at], at, next);
            at = next;
        }
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Returns where the text begins that a byte came from.</summary>
    public int StartOf(int at) => _starts[at];

    /// <summary>Returns where the text ends that a byte came from.</summary>
    public int EndOf(int at) => _ends[at];

    /// <summary>Decodes each escape once, in place, because what it stands for is never longer. Returns false if there is none.</summary>
    public bool Decode()
    {
        var length = Length;
        var isChanged = false;
        Length = 0;
        for (var at = 0; at < length;)
        {
            var size = Escapes.Decode(_bytes.AsSpan(at, length - at), out var code, out var isByte);
            var (start, end) = (_starts[at], _ends[at + Math.Max(size, 1) - 1]);
            if (size == 0) PutByte(_bytes[at], start, end);
            else if (isByte) PutByte((byte)code, start, end);
            else Put(code, start, end);
            isChanged |= size > 0;
            at += Math.Max(size, 1);
        }

        return isChanged;
    }

    private void Put(int character, int start, int end)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var b in utf8.Slice(0, Utf8.Write(character, utf8))) PutByte(b, start, end);
    }

    private void PutByte(byte b, int start, int end) => (_bytes[Length], _starts[Length], _ends[Length++]) = (b, start, end);
}
