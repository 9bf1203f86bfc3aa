using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Changes of the genuine answer, which the panel gives and means.</content>
public sealed partial class Fault
{
    /// <summary>Any change.</summary>
    public static Fault Transform(Func<PanelReply, PanelReply> change, string name = "transform") => new(name) { Change = change };

    /// <summary>Any change of the text.</summary>
    public static Fault TransformText(Func<string, string> change, string name = "transform text") =>
        Transform(reply => reply.WithText(change(reply.Text)), name);

    /// <summary>The bytes EF BB BF before the JSON.</summary>
    public static Fault Bom() => Transform(reply => reply with { Body = [0xEF, 0xBB, 0xBF, .. reply.Body] }, "bom");

    /// <summary>A PHP warning, as HTML, before the JSON.</summary>
    public static Fault PhpWarning() => TransformText(
        text => "<br />\n<b>Warning</b>:  Undefined array key \"runs\" in <b>/home/panel/api.php</b> on line <b>214</b><br />\n" + text,
        "php warning");

    /// <summary>Text after the JSON.</summary>
    public static Fault TrailingText(string text = "\n<!-- Page generated in 0.0312 seconds -->") =>
        TransformText(body => body + text, "trailing text");

    /// <summary>An HTML page of at least this many bytes before the JSON.</summary>
    public static Fault HtmlPrefix(int bytes = 100 * 1024) => TransformText(
        text =>
        {
            const string paragraph = "<p>Lorem ipsum [1] {2}</p>\n";
            var page = string.Concat(Enumerable.Repeat(paragraph, (bytes / paragraph.Length) + 1));
            return "<html><body>" + page + "</body></html>\n" + text;
        },
        "html prefix");

    /// <summary>Only the first part of the JSON, in an answer that is whole as far as HTTP can tell.</summary>
    public static Fault TruncateJson(double share = 0.5) =>
        Transform(reply => reply with { Body = reply.Body[..(int)(reply.Body.Length * share)] }, "truncated json");

    /// <summary>Compressed, whether the client asked for it or not.</summary>
    public static Fault Gzip() => Transform(
        reply =>
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
                gzip.Write(reply.Body);
            return (reply with { Body = packed.ToArray() }).WithHeader("Content-Encoding", "gzip");
        },
        "gzip");

    /// <summary>Another content type.</summary>
    public static Fault ContentType(string value) => Transform(reply => reply with { ContentType = value }, "content type");

    /// <summary>Another status with the genuine body.</summary>
    public static Fault StatusCode(int status) => Transform(reply => reply with { Status = status }, "status code");

    /// <summary>These ids are left out of a batch; without any the first one.</summary>
    public static Fault DropIds(params long[] ids) => ChangeJson(json => JsonChanges.DropIds(json, ids), "dropped ids");

    /// <summary>Errors within a batch as plain text, not as objects.</summary>
    public static Fault BareErrors() => ChangeJson(JsonChanges.BareErrors, "bare errors");

    /// <summary>A list of objects with their order in place of an object keyed by id.</summary>
    public static Fault ArrayForObject() => ChangeJson(JsonChanges.ArrayForObject, "array for object");

    /// <summary>Numbers become text, and text that is a number becomes one.</summary>
    public static Fault SwapNumbersAndStrings() => ChangeJson(JsonChanges.Swap, "swapped types");

    /// <summary>Every charge is null.</summary>
    public static Fault NullCharge() => ChangeJson(json => JsonChanges.SetAll(json, "charge", null), "null charge");

    /// <summary>Every status is one that nobody knows.</summary>
    public static Fault UnknownStatus(string status = "Awaiting moon") =>
        ChangeJson(json => JsonChanges.SetAll(json, "status", status), "unknown status");

    /// <summary>Success without the new order's id.</summary>
    public static Fault WithoutOrderId() => ChangeJson(
        json =>
        {
            if (json is JsonObject answer && answer.Remove("order"))
                answer["status"] = "success";
            return json;
        },
        "without order id");

    /// <summary>Success with the id 0.</summary>
    public static Fault OrderIdZero() => ChangeJson(
        json =>
        {
            if (json is JsonObject answer && answer.ContainsKey("order"))
                answer["order"] = 0;
            return json;
        },
        "order id 0");

    /// <summary>Any change of the JSON; an answer that is no JSON stays as it is.</summary>
    public static Fault ChangeJson(Func<JsonNode, JsonNode> change, string name = "changed json") => TransformText(
        text => JsonChanges.Parse(text) is { } json ? change(json).ToJsonString() : text, name);
}
