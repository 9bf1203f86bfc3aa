using System;
using System.Collections.Generic;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests;

/// <summary>What every request must be like.</summary>
internal static class Requests
{
    public static void Are(RecordedRequest request, Uri uri, string key, string action, (string Name, string Value)[] fields)
    {
        var expected = new List<KeyValuePair<string, string>> { new("key", key), new("action", action) };
        foreach (var (name, value) in fields) expected.Add(new(name, value));
        Assert.Equal(expected, request.Fields);

        Assert.Equal("POST", request.Method);
        Assert.Equal(uri.AbsolutePath, request.Path);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
        foreach (var header in request.Headers)
        {
            Assert.DoesNotContain(key, header.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(key), header.Value, StringComparison.OrdinalIgnoreCase);
        }
    }
}
