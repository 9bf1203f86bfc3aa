using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace SimpleSmm.TestPanel.Recording;

/// <summary>Contains the requests in the order of their arrival.</summary>
internal sealed class RequestLog
{
    private readonly object _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    /// <summary>Gets or sets whether to keep headers, body and fields. A benchmark with a million ids turns this off.</summary>
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

    public RecordedRequest Add(HttpRequest request, string body, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var headers = KeepsBodies ? Headers(request) : [];
        var path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        lock (_gate)
        {
            // The number and the time are taken under one lock, so that both have the same order.
            var recorded = new RecordedRequest(_requests.Count + 1, DateTimeOffset.UtcNow, request.Method, path)
            {
                Protocol = request.Protocol,
                Headers = headers,
                Body = KeepsBodies ? body : "",
                Fields = KeepsBodies ? fields : [],
            };
            _requests.Add(recorded);
            return recorded;
        }
    }

    private static Dictionary<string, string> Headers(HttpRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers)
            headers[header.Key] = string.Join(", ", header.Value.ToArray());
        return headers;
    }
}
