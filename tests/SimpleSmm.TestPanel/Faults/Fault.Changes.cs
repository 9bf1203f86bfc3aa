using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Creates faults that change the genuine answer. The panel has processed the request.</content>
public sealed partial class Fault
{
    /// <summary>Changes the answer.</summary>
    public static Fault Transform(Func<PanelReply, PanelReply> change, string name = "transform") => new(name) { Change = change };

    /// <summary>Changes the text of the answer.</summary>
    public static Fault TransformText(Func<string, string> change, string name = "transform text") =>
        Transform(reply => reply.WithText(change(reply.Text)), name);

    /// <summary>Adds the bytes EF BB BF before the JSON.</summary>
    public static Fault Bom() => Transform(reply => reply with { Body = [0xEF, 0xBB, 0xBF, .. reply.Body] }, "bom");

    /// <summary>Adds a PHP warning, as HTML, before the JSON.</summary>
    public static Fault PhpWarning() => TransformText(
        text => "<br />\n<b>Warning</b>:  Undefined array key \"runs\" in <b>/home/panel/api.php</b> on line <b>214</b><br />\n" + text,
        "php warning");

    /// <summary>Adds text after the JSON.</summary>
    public static Fault TrailingText(string text = "\n<!-- Page generated in 0.0312 seconds -->") =>
        TransformText(body => body + text, "trailing text");

    /// <summary>Adds an HTML page of at least this many bytes before the JSON.</summary>
    public static Fault HtmlPrefix(int bytes = 100 * 1024) => TransformText(
        text =>
        {
            const string paragraph = "<p>Lorem ipsum [1] {2}</p>\n";
            var page = string.Concat(Enumerable.Repeat(paragraph, (bytes / paragraph.Length) + 1));
            return "<html><body>" + page + "</body></html>\n" + text;
        },
        "html prefix");

    /// <summary>Sends only the first part of the JSON, in an answer that is complete for HTTP.</summary>
    public static Fault TruncateJson(double share = 0.5) =>
        Transform(reply => reply with { Body = reply.Body[..(int)(reply.Body.Length * share)] }, "truncated json");

    /// <summary>Compresses the answer, even if the client did not ask for it.</summary>
    public static Fault Gzip() => Transform(
        reply =>
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
                gzip.Write(reply.Body);
            return (reply with { Body = packed.ToArray() }).WithHeader("Content-Encoding", "gzip");
        },
        "gzip");

    /// <summary>Changes the content type.</summary>
    public static Fault ContentType(string value) => Transform(reply => reply with { ContentType = value }, "content type");

    /// <summary>Changes the status and keeps the genuine body.</summary>
    public static Fault StatusCode(int status) => Transform(reply => reply with { Status = status }, "status code");

    /// <summary>Removes these ids from the answer to a batch; without ids the first one.</summary>
    public static Fault DropIds(params long[] ids) => ChangeJson(json => JsonChanges.DropIds(json, ids), "dropped ids");

    /// <summary>Writes the errors of a batch as plain text instead of objects.</summary>
    public static Fault BareErrors() => ChangeJson(JsonChanges.BareErrors, "bare errors");

    /// <summary>Replaces an object keyed by id with a list of objects that contain their order id.</summary>
    public static Fault ArrayForObject() => ChangeJson(JsonChanges.ArrayForObject, "array for object");

    /// <summary>Changes numbers to text, and numeric text to numbers.</summary>
    public static Fault SwapNumbersAndStrings() => ChangeJson(JsonChanges.Swap, "swapped types");

    /// <summary>Sets every charge to null.</summary>
    public static Fault NullCharge() => ChangeJson(json => JsonChanges.SetAll(json, "charge", null), "null charge");

    /// <summary>Sets every status to an unknown one.</summary>
    public static Fault UnknownStatus(string status = "Awaiting moon") =>
        ChangeJson(json => JsonChanges.SetAll(json, "status", status), "unknown status");

    /// <summary>Removes the new order's id from a success.</summary>
    public static Fault WithoutOrderId() => ChangeJson(
        json =>
        {
            if (json is JsonObject answer && answer.Remove("order"))
                answer["status"] = "success";
            return json;
        },
        "without order id");

    /// <summary>Sets the new order's id to 0.</summary>
    public static Fault OrderIdZero() => ChangeJson(
        json =>
        {
            if (json is JsonObject answer && answer.ContainsKey("order"))
                answer["order"] = 0;
            return json;
        },
        "order id 0");

    /// <summary>Changes the JSON; an answer that is not JSON stays unchanged.</summary>
    public static Fault ChangeJson(Func<JsonNode, JsonNode> change, string name = "changed json") => TransformText(
        text => JsonChanges.Parse(text) is { } json ? change(json).ToJsonString() : text, name);
}
