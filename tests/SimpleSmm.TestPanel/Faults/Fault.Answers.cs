using System;
using System.Globalization;
using System.Text;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Creates faults that replace the genuine answer. The panel does not process the request unless AfterAccept is added.</content>
public sealed partial class Fault
{
    private const string Html = "text/html; charset=UTF-8";
    private const string Json = "application/json";

    /// <summary>Answers with this text.</summary>
    public static Fault Answer(int status, string body, string contentType = Json, params (string Name, string Value)[] headers) =>
        Answer(status, Encoding.UTF8.GetBytes(body), contentType, headers);

    /// <summary>Answers with these bytes.</summary>
    public static Fault Answer(int status, byte[] body, string contentType = Json, params (string Name, string Value)[] headers)
    {
        var reply = new PanelReply(status, contentType, body);
        foreach ((var name, var value) in headers)
            reply = reply.WithHeader(name, value);
        return new Fault("answer " + status.ToString(CultureInfo.InvariantCulture)) { Accepts = false, Change = _ => reply };
    }

    /// <summary>Answers with the HTML page that web servers and proxies send for a status: 500, 502, 503, 520 to 526.</summary>
    public static Fault Status(int status) => Answer(status, HtmlPages.Error(status), Html);

    /// <summary>Answers with the 403 page of a browser check.</summary>
    public static Fault JustAMoment() => Answer(403, HtmlPages.JustAMoment, Html, ("cf-mitigated", "challenge"));

    /// <summary>Answers with status 429, with or without a time to wait.</summary>
    public static Fault RateLimit(string? retryAfter = null) => retryAfter is null
        ? Answer(429, """{"error":"Too many requests"}""")
        : Answer(429, """{"error":"Too many requests"}""", Json, ("Retry-After", retryAfter));

    /// <summary>Answers with a rate limit as text with status 200.</summary>
    public static Fault RateLimitText(string text = "Too many requests. Limit 50/minute.") => Error(text);

    /// <summary>Answers with a panel error with status 200.</summary>
    public static Fault Error(string text) =>
        Answer(200, new System.Text.Json.Nodes.JsonObject { ["error"] = text }.ToJsonString());

    /// <summary>Redirects with status 301, 302, 307 or 308.</summary>
    public static Fault Redirect(int status, string location) =>
        Answer(status, HtmlPages.Moved(location), Html, ("Location", location));

    /// <summary>Answers with status 200 and an empty body.</summary>
    public static Fault EmptyBody() => Answer(200, "", Html);

    /// <summary>Answers with an empty list, which PHP writes for an empty object.</summary>
    public static Fault EmptyArray() => Answer(200, "[]");
}
