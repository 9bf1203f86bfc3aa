using System;
using System.Globalization;
using System.Text;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Whole answers in place of the genuine one. The panel does not see the request unless AfterAccept is added.</content>
public sealed partial class Fault
{
    private const string Html = "text/html; charset=UTF-8";
    private const string Json = "application/json";

    /// <summary>This answer.</summary>
    public static Fault Answer(int status, string body, string contentType = Json, params (string Name, string Value)[] headers) =>
        Answer(status, Encoding.UTF8.GetBytes(body), contentType, headers);

    /// <summary>This answer, byte for byte.</summary>
    public static Fault Answer(int status, byte[] body, string contentType = Json, params (string Name, string Value)[] headers)
    {
        var reply = new PanelReply(status, contentType, body);
        foreach ((var name, var value) in headers)
            reply = reply.WithHeader(name, value);
        return new Fault("answer " + status.ToString(CultureInfo.InvariantCulture)) { Accepts = false, Change = _ => reply };
    }

    /// <summary>The HTML page that web servers and proxies show for a status: 500, 502, 503, 520 to 526.</summary>
    public static Fault Status(int status) => Answer(status, HtmlPages.Error(status), Html);

    /// <summary>The 403 page of a browser check.</summary>
    public static Fault JustAMoment() => Answer(403, HtmlPages.JustAMoment, Html, ("cf-mitigated", "challenge"));

    /// <summary>429, with or without a time to wait.</summary>
    public static Fault RateLimit(string? retryAfter = null) => retryAfter is null
        ? Answer(429, """{"error":"Too many requests"}""")
        : Answer(429, """{"error":"Too many requests"}""", Json, ("Retry-After", retryAfter));

    /// <summary>A rate limit said with status 200.</summary>
    public static Fault RateLimitText(string text = "Too many requests. Limit 50/minute.") => Error(text);

    /// <summary>A panel error with status 200.</summary>
    public static Fault Error(string text) =>
        Answer(200, new System.Text.Json.Nodes.JsonObject { ["error"] = text }.ToJsonString());

    /// <summary>Elsewhere: 301, 302, 307 or 308.</summary>
    public static Fault Redirect(int status, string location) =>
        Answer(status, HtmlPages.Moved(location), Html, ("Location", location));

    /// <summary>Status 200 and not one byte.</summary>
    public static Fault EmptyBody() => Answer(200, "", Html);

    /// <summary>An empty list, which is what PHP makes of an empty object.</summary>
    public static Fault EmptyArray() => Answer(200, "[]");
}
