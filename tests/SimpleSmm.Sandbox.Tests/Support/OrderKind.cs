using System.Collections.Generic;
using System.Linq;

namespace SimpleSmm.Sandbox.Tests.Support;

/// <summary>An order type as the wire contract tells it, written down here a second time so that the panel's own table is checked.</summary>
/// <param name="Name">The type.</param>
/// <param name="Service">A service of that type.</param>
/// <param name="Required">The fields it needs, with good values.</param>
/// <param name="Optional">The fields it may have besides, with good values.</param>
/// <param name="Counted">The field whose lines are the quantity.</param>
internal sealed record OrderKind(string Name, int Service, string[] Required, string[] Optional, string? Counted = null)
{
    public static readonly OrderKind[] All =
    [
        new("Default", 1, ["link=a.b/c", "quantity=50"], ["runs=2", "interval=30"]),
        new("Package", 31, ["link=a.b/c"], ["quantity=1"]),
        new("Custom Comments", 2, ["link=a.b/c", "comments=" + Lines(10)], ["quantity=10"], "comments"),
        new("Custom Comments Package", 15, ["link=a.b/c", "comments=a\nb"], ["quantity=1"]),
        new("Mentions", 21, ["link=a.b/c", "quantity=100", "usernames=a\nb"], []),
        new("Mentions with Hashtags", 22, ["link=a.b/c", "quantity=100", "usernames=a\nb", "hashtags=x\ny"], []),
        new("Mentions Custom List", 23, ["link=a.b/c", "usernames=" + Lines(5)], ["quantity=5"], "usernames"),
        new("Mentions Hashtag", 24, ["link=a.b/c", "quantity=100", "hashtag=x"], []),
        new("Mentions User Followers", 25, ["link=a.b/c", "quantity=100", "username=a"], []),
        new("Mentions Media Likers", 26, ["link=a.b/c", "quantity=100", "media=a.b/m"], []),
        new("Comment Likes", 12, ["link=a.b/c", "quantity=5", "username=a"], []),
        new("Comment Replies", 13, ["link=a.b/c", "username=a", "comments=one"], ["quantity=1"], "comments"),
        new("Poll", 62, ["link=a.b/c", "quantity=50", "answer_number=2"], []),
        new("Invites from Groups", 71, ["link=a.b/c", "quantity=100", "groups=a.b/g1\na.b/g2"], []),
        new("SEO", 91, ["link=a.b/c", "quantity=100", "keywords=a\nb"], []),
        new("Web Traffic", 90, ["link=a.b/c", "quantity=500", "country=US", "device=5", "type_of_traffic=3"],
            ["runs=2", "interval=30", "google_keyword=a", "referring_url=a.b"]),
        new("Subscriptions", 30, ["username=a", "min=20", "max=20000", "delay=5"], ["posts=3", "old_posts=2", "expiry=31/12/2090"]),
    ];

    /// <summary>Every field that any type has.</summary>
    public static IEnumerable<string> Fields => All.SelectMany(kind => kind.Required.Concat(kind.Optional)).Select(Field).Distinct();

    public static TheoryData<string, PanelDialect> WithDialects()
    {
        var data = new TheoryData<string, PanelDialect>();
        foreach (var kind in All)
        {
            data.Add(kind.Name, PanelDialect.Perfect);
            data.Add(kind.Name, PanelDialect.Smart);
        }

        return data;
    }

    public static OrderKind Named(string name) => All.Single(kind => kind.Name == name);

    public static string Lines(int count, string end = "\n") => string.Join(end, Enumerable.Range(1, count).Select(n => "line " + n));

    public static string Field(string pair) => pair[..pair.IndexOf('=', System.StringComparison.Ordinal)];

    /// <summary>
    /// The fields of an order that is accepted. SmartPanel checks link and quantity whatever the type, but for the quantity of
    /// comments.
    /// </summary>
    public string[] Order(PanelDialect dialect)
    {
        List<string> fields = ["service=" + Service, .. Required];
        if (dialect == PanelDialect.Smart && !fields.Any(field => Field(field) == "link"))
            fields.Add("link=a.b/c");
        if (dialect == PanelDialect.Smart && Name != "Custom Comments" && !fields.Any(field => Field(field) == "quantity"))
            fields.Add(Optional.FirstOrDefault(field => Field(field) == "quantity") ?? "quantity=20");
        return [.. fields];
    }

    public bool Takes(string field) => Required.Concat(Optional).Any(pair => Field(pair) == field);
}
