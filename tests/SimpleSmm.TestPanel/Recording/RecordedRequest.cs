using System;
using System.Collections.Generic;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel;

/// <summary>One request exactly as it arrived.</summary>
public sealed class RecordedRequest
{
    private volatile object? _completedAt;

    internal RecordedRequest(int number, DateTimeOffset receivedAt, string method, string path)
    {
        Number = number;
        ReceivedAt = receivedAt;
        Method = method;
        Path = path;
    }

    /// <summary>HTTP/1.1 or HTTP/2.</summary>
    public string Protocol { get; internal set; } = "";

    /// <summary>The place in the order of arrival, from 1.</summary>
    public int Number { get; }

    public string Method { get; }

    /// <summary>The path with the query, as sent.</summary>
    public string Path { get; }

    /// <summary>The headers; several values of one are joined by a comma. Names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The body as sent; empty when bodies are not recorded.</summary>
    public string Body { get; internal set; } = "";

    /// <summary>The decoded fields of the body in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; internal set; } = [];

    /// <summary>When the whole request had been read.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>
    /// When the last part of the answer went to the socket; null before that and for an answer that never ended. It is set just before
    /// the client can see the answer, so the spans of requests that followed each other never overlap.
    /// </summary>
    public DateTimeOffset? CompletedAt
    {
        get => (DateTimeOffset?)_completedAt;
        internal set => _completedAt = value;
    }

    /// <summary>Whether the panel got to see the request: an order may exist because of it.</summary>
    public bool Accepted { get; internal set; }

    /// <summary>The fault it met; null for the genuine answer.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>The value of a field, the first one if it came twice; null when it was not sent.</summary>
    public string? this[string field]
    {
        get
        {
            foreach (KeyValuePair<string, string> pair in Fields)
            {
                if (pair.Key == field)
                    return pair.Value;
            }

            return null;
        }
    }

    /// <summary>The ids asked for: the comma list of orders or refills, or the single order or refill.</summary>
    public IReadOnlyList<string> Ids => (this["orders"] ?? this["refills"] ?? this["order"] ?? this["refill"])?.Split(',') ?? [];
}
