using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SimpleSmm.Tests;

/// <summary>One order by the API's names, and what is to become of it.</summary>
/// <param name="What">What is particular about it.</param>
/// <param name="Fields">What is sent but the key and the action.</param>
/// <param name="Expected">Why it is refused; null where it is accepted.</param>
internal sealed record AgainstTheSandboxRow(string What, IReadOnlyDictionary<string, string> Fields, PanelErrorCode? Expected)
{
    public AgainstTheSandboxRow With(string what, PanelErrorCode? expected, params (string Name, string? Value)[] fields)
    {
        var changed = new Dictionary<string, string>(Fields);
        foreach (var (name, value) in fields)
        {
            if (value is null) changed.Remove(name);
            else changed[name] = value;
        }

        return new(what, changed, expected);
    }

    /// <summary>The fields that are given, in words: <c>min=1, max=2</c>.</summary>
    public AgainstTheSandboxRow With(PanelErrorCode? expected, params (string Name, string? Value)[] fields) =>
        With(string.Join(", ", fields.Select(f => f.Value is null ? $"no {f.Name}" : $"{f.Name}={(f.Value.Length > 40 ? "…" : f.Value)}")), expected, fields);

    /// <summary>The same order as the client takes it.</summary>
    public OrderRequest ToRequest() => new()
    {
        ServiceId = Number("service") ?? 0,
        Link = Text("link") ?? "",
        Quantity = Number("quantity"),
        Runs = Number("runs"),
        Interval = Number("interval"),
        Comments = List("comments"),
        UserNames = List("usernames"),
        Hashtags = List("hashtags"),
        Hashtag = Text("hashtag"),
        UserName = Text("username"),
        MediaUrl = Text("media"),
        AnswerNumber = Text("answer_number"),
        Groups = List("groups"),
        Keywords = List("keywords"),
        Country = Text("country"),
        Device = Number("device"),
        TypeOfTraffic = Number("type_of_traffic"),
        GoogleKeyword = Text("google_keyword"),
        ReferringUrl = Text("referring_url"),
        Minimum = Number("min"),
        Maximum = Number("max"),
        Posts = Number("posts"),
        OldPosts = Number("old_posts"),
        Delay = Number("delay"),
        Expiry = Text("expiry")?.Trim() is { Length: > 0 } day ? DateTime.ParseExact(day, "dd/MM/yyyy", CultureInfo.InvariantCulture) : null,
    };

    public override string ToString() => What;

    private string? Text(string name) => Fields.TryGetValue(name, out var value) ? value : null;

    private long? Number(string name) => Text(name)?.Trim() is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private string[]? List(string name) => Text(name)?.Split('\n');
}
