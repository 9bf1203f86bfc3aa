using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>One answer of a real panel, as it came (Reading/Captures/answers.jsonl), and the call that would have asked for it.</summary>
internal sealed class Captured
{
    private const int MaximumIds = 100;

    private readonly byte[] _body;
    private readonly int _status;
    private readonly Dictionary<string, string> _headers;
    private readonly Dictionary<string, string> _fields;

    private Captured(int line, JsonElement json)
    {
        Name = $"{line} {json.GetProperty("panel").GetString()} {json.GetProperty("case").GetString()}";
        _status = json.GetProperty("status").GetInt32();
        _headers = Strings(json.GetProperty("headers"));
        _fields = Strings(json.GetProperty("fields"));
        var body = json.GetProperty("body").GetString()!;
        _body = body.StartsWith("\u001f\u008b", StringComparison.Ordinal) ? Unzip(Encoding.Latin1.GetBytes(body)) : Encoding.UTF8.GetBytes(body);
    }

    /// <summary>Line, panel and case.</summary>
    public string Name { get; }

    public byte[] Body => _body;

    /// <summary>What the client makes of it.</summary>
    public async Task<string> ReplayAsync()
    {
        using var panel = new CannedPanel();
        panel.Answer(_body, _status, _headers.GetValueOrDefault("Content-Type", ""), _headers.GetValueOrDefault("Retry-After"));
        return $"{Action}: {await Question.AskAsync(panel.Client, Action, Ids)}".Replace("\r", "\\r").Replace("\n", "\\n");
    }

    /// <summary>The action that was asked for; the nearest one where the client has none such.</summary>
    public string Action
    {
        get
        {
            var action = _fields.GetValueOrDefault("action", "").Split(' ')[0].ToLowerInvariant();
            if (Question.Actions.Contains(action)) return action;
            return Name.EndsWith("get-add", StringComparison.Ordinal) ? "add" : "balance";
        }
    }

    /// <summary>The ids that were asked for, as far as they are numbers; otherwise an id that was not asked for.</summary>
    public long[] Ids
    {
        get
        {
            var ids = new List<long>();
            foreach (var name in (string[])["order", "refill", "orders", "refills"])
            {
                if (ids.Count > 0 || !_fields.TryGetValue(name, out var list)) continue;
                foreach (var part in list.Split(',', ' '))
                {
                    if (long.TryParse(part, out var id) && ids.Count < MaximumIds) ids.Add(id);
                }
            }

            return ids.Count == 0 ? [1] : [.. ids];
        }
    }

    public static IEnumerable<Captured> All()
    {
        var line = 0;
        foreach (var text in File.ReadLines(TestFiles.Find("Reading/Captures/answers.jsonl")))
        {
            using var json = JsonDocument.Parse(text);
            yield return new Captured(++line, json.RootElement);
        }
    }

    private static Dictionary<string, string> Strings(JsonElement map) =>
        map.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

    // Captured as it left the panel; the client's transport unpacks it before anybody reads it.
    private static byte[] Unzip(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)) gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
