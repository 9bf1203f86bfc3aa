using System;
using System.Collections.Generic;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel;

/// <summary>Represents one request exactly as it arrived.</summary>
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

    /// <summary>Gets the protocol: HTTP/1.1 or HTTP/2.</summary>
    public string Protocol { get; internal set; } = "";

    /// <summary>Gets the position in the order of arrival, from 1.</summary>
    public int Number { get; }

    public string Method { get; }

    /// <summary>Gets the path with the query, as sent.</summary>
    public string Path { get; }

    /// <summary>Gets the headers; several values of one header are joined by a comma. Names ignore case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Gets the body as sent; empty if bodies are not recorded.</summary>
    public string Body { get; internal set; } = "";

    /// <summary>Gets the decoded fields of the body in their order, and then those of the query.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; internal set; } = [];

    /// <summary>Gets when the whole request had been read.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>
    /// Gets when the last part of the answer went to the socket; null before that, and for an answer that did not end. It is set just
    /// before the client can read the answer, so the times of successive requests do not overlap.
    /// </summary>
    public DateTimeOffset? CompletedAt
    {
        get => (DateTimeOffset?)_completedAt;
        internal set => _completedAt = value;
    }

    /// <summary>Gets whether the panel processed the request, so that an order may exist.</summary>
    public bool Accepted { get; internal set; }

    /// <summary>Gets the fault that the request met; null for the genuine answer.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Gets the value of a field, the first one if it is repeated; null if it was not sent.</summary>
    public string? this[string field]
    {
        get
        {
            foreach (var pair in Fields)
            {
                if (pair.Key == field)
                    return pair.Value;
            }

            return null;
        }
    }

    /// <summary>Gets the requested ids: the comma-separated list of orders or refills, or the single order or refill.</summary>
    public IReadOnlyList<string> Ids => (this["orders"] ?? this["refills"] ?? this["order"] ?? this["refill"])?.Split(',') ?? [];
}
