using System;
using System.Collections.Generic;
using System.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Replaces a secret in a text. It is found in every notation of <see cref="Escapes"/>, completely or partly escaped, also several times
/// over, and in any case of its letters.
/// </summary>
internal static class Redactor
{
    // A panel that escapes what another program has escaped twice.
    private const int MostRounds = 4;

    // A decoded text takes nine times its size, so a long one is searched in parts. They overlap by more than an escaped secret.
    private const int Window = 32_768;
    private const int Overlap = 8_192;

    private static readonly char[] Signs = ['%', '\\', '&'];

    /// <summary>Returns the text with the secret's mark in place of each occurrence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="ofWords">Whether a short secret is replaced only where it is a whole word.</param>
    public static string Replace(string text, Secret secret, bool ofWords = false)
    {
        if (text.IndexOfAny(Signs) < 0 && !secret.MayBeIn(text)) return text;

        var found = new List<(int Start, int End)>();
        for (var from = 0; from < text.Length; from += Window)
        {
            var part = new DecodedText(text, from, Math.Min(Window + Overlap, text.Length - from));
            for (var round = 0; round <= MostRounds; round++)
            {
                Find(part, secret, ofWords, found);
                if (!part.Decode()) break;
            }
        }

        return found.Count == 0 ? text : Replace(text, found, secret.Mark);
    }

    private static void Find(DecodedText text, Secret secret, bool ofWords, List<(int Start, int End)> found)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var end = secret.EndIn(text.Bytes, at, ofWords);
            if (end <= at) continue;
            found.Add((text.StartOf(at), text.EndOf(end - 1)));
            at = end - 1;
        }
    }

    // What was found in several rounds and parts overlaps: a% in a%25.
    private static string Replace(string text, List<(int Start, int End)> found, string mark)
    {
        found.Sort();
        var clean = new StringBuilder(text.Length);
        var at = 0;
        for (var i = 0; i < found.Count;)
        {
            var (start, end) = found[i];
            for (i++; i < found.Count && found[i].Start < end; i++)
            {
                if (found[i].End > end) end = found[i].End;
            }

            clean.Append(text, at, start - at).Append(mark);
            at = end;
        }

        return clean.Append(text, at, text.Length - at).ToString();
    }
}
