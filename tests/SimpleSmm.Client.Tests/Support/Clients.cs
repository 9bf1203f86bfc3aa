using System;
using System.Net.Http;
using System.Security;

namespace SimpleSmm.Tests;

/// <summary>Makes clients for tests.</summary>
internal static class Clients
{
    /// <summary>A time-out that no test here is meant to reach.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    /// <summary>A client that sends nothing again, unless a test says so.</summary>
    public static PanelClient For(
        Uri uri, string key, TimeSpan? timeout = null, int throttleLimit = 4, HttpMessageHandler? handler = null, long maximumAnswerBytes = 64L << 20,
        RetryOptions? retry = null, int? requestsPerMinute = null, string listSeparator = "\n")
    {
        using var secret = Secret(key);
        return new PanelClient(new PanelClientOptions
        {
            Uri = uri,
            ApiKey = secret,
            Timeout = timeout ?? Long,
            ThrottleLimit = throttleLimit,
            Handler = handler,
            MaximumAnswerBytes = maximumAnswerBytes,
            Retry = retry ?? new RetryOptions { MaximumCount = 0 },
            RequestsPerMinute = requestsPerMinute,
            ListSeparator = listSeparator,
        });
    }

    public static SecureString Secret(string key)
    {
        var secret = new SecureString();
        foreach (var c in key) secret.AppendChar(c);
        return secret;
    }
}
