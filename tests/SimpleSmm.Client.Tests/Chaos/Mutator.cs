using System;
using System.Collections.Generic;
using System.Text;

namespace SimpleSmm.Tests.Chaos;

/// <summary>Makes a broken answer of good ones; the same random numbers make the same one.</summary>
internal sealed class Mutator(Seed[] seeds, Random random)
{
    private const string Runs = "[{\" 9\\<";

    private static readonly byte[][] Tokens = Array.ConvertAll(
        (string[])
        [
            "{", "}", "[", "]", "\"", ":", ",", "\\", "null", "true", "false", "0", "-1", "1e999", "-0", "1E-400", "99999999999999999999", "NaN", "\"NaN\"", "\"\"",
            "\\ud800", "\\udc00", "\\u0000", "\\ud83d\\ude00", "\0", "\r\n", "<", ">", "<b>", "<script>", "</script>", "<!--", "-->", "\uFEFF", "\u00A0", "'", "//", "/*",
            "\"error\":", "\"errors\":", "\"status\":", "\"order\":", "\"orders\":", "\"id\":", "\"data\":", "\"message\":", "\"success\":false,", "\"1,234.56\"", "\"1.2.3\"",
            "\"ord_1\"", "[]", "{}", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", CannedPanel.Key, "\"" + CannedPanel.Key + "\"", "key=" + CannedPanel.Key + "&", "\\u0043" + CannedPanel.Key[1..],
        ],
        Encoding.UTF8.GetBytes);

    public (Seed Seed, byte[] Body) Next()
    {
        var seed = seeds[random.Next(seeds.Length)];
        var body = seed.Body;
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--) body = Mutate(body);
        return (seed, body);
    }

    private byte[] Mutate(byte[] body) => random.Next(13) switch
    {
        0 => Flip(body),
        1 => body[..At(body)],
        2 => body[At(body)..],
        3 => [.. body[..At(body)], .. Tail(Other())],
        4 => Insert(body, Other()),
        5 or 6 => Insert(body, Tokens[random.Next(Tokens.Length)]),
        7 => Cut(body),
        8 => Repeat(body),
        9 => Nest(body),
        10 => Insert(body, Encoding.UTF8.GetBytes(new string(Runs[random.Next(Runs.Length)], random.Next(2_000)))),
        _ => JsonMutator.Mutate(body, random) ?? Flip(body),
    };

    private byte[] Other() => seeds[random.Next(seeds.Length)].Body;

    private int At(byte[] body) => random.Next(body.Length + 1);

    private byte[] Tail(byte[] body) => body[At(body)..];

    private byte[] Flip(byte[] body)
    {
        var copy = (byte[])body.Clone();
        for (var times = random.Next(1, 5); times > 0 && copy.Length > 0; times--)
            copy[random.Next(copy.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(copy[random.Next(copy.Length)] ^ (1 << random.Next(8)));
        return copy;
    }

    private byte[] Insert(byte[] body, byte[] what)
    {
        var at = At(body);
        return [.. body[..at], .. what, .. body[at..]];
    }

    private byte[] Cut(byte[] body)
    {
        var from = At(body);
        var to = random.Next(from, body.Length + 1);
        return [.. body[..from], .. body[to..]];
    }

    private byte[] Repeat(byte[] body)
    {
        var from = At(body);
        var to = Math.Min(body.Length, random.Next(from, body.Length + 1));
        var all = new List<byte>(body);
        for (var times = random.Next(1, 20); times > 0 && all.Count < 200_000; times--) all.InsertRange(from, body[from..to]);
        return [.. all];
    }

    private byte[] Nest(byte[] body)
    {
        var (before, after) = random.Next(6) switch
        {
            0 => ("[", "]"),
            1 => ("{\"data\":", "}"),
            2 => ("{\"status\":\"success\",\"data\":", "}"),
            3 => ("{\"1\":", "}"),
            4 => (new string('[', 70), new string(']', 70)),
            _ => ("{\"error\":", "}"),
        };
        return [.. Encoding.UTF8.GetBytes(before), .. body, .. Encoding.UTF8.GetBytes(after)];
    }
}
