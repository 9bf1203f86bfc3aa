using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SimpleSmm.TestPanel.Recording;

/// <summary>The requests in the order of their arrival.</summary>
internal sealed class RequestLog
{
    private readonly object _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    /// <summary>Keep headers, body and fields. A measurement with a million ids switches this off.</summary>
    public bool KeepsBodies { get; set; } = true;

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
            return _requests.ToArray();
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    public RecordedRequest Add(HttpRequest request, string body)
    {
        Dictionary<string, string> headers = KeepsBodies ? Headers(request) : [];
        IReadOnlyList<KeyValuePair<string, string>> fields = KeepsBodies ? Fields(body) : [];
        var path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        lock (_gate)
        {
            // Number and moment are taken together, so both tell the same order.
            var recorded = new RecordedRequest(_requests.Count + 1, DateTimeOffset.UtcNow, request.Method, path)
            {
                Protocol = request.Protocol,
                Headers = headers,
                Body = KeepsBodies ? body : "",
                Fields = fields,
            };
            _requests.Add(recorded);
            return recorded;
        }
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Fields(string body)
    {
        // Read by the framework, not by the sandbox: what is recorded must not depend on what is being tested.
        using var reader = new FormReader(body)
        {
            KeyLengthLimit = int.MaxValue,
            ValueLengthLimit = int.MaxValue,
            ValueCountLimit = int.MaxValue,
        };
        var fields = new List<KeyValuePair<string, string>>();
        while (reader.ReadNextPair() is { } pair)
            fields.Add(pair);
        return fields;
    }

    private static Dictionary<string, string> Headers(HttpRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers)
            headers[header.Key] = string.Join(", ", header.Value.ToArray());
        return headers;
    }
}
