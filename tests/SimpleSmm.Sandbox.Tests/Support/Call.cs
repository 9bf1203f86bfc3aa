using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Sandbox.Tests.Support;

/// <summary>A plain HTTP client, as anybody would write it.</summary>
internal static class Call
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    public static Task<HttpResponseMessage> PostAsync(
        this TestPanelServer server, string action, IEnumerable<string>? fields = null, CancellationToken cancellation = default)
    {
        IEnumerable<string> all = ["key=sandbox", "action=" + action, .. fields ?? []];
        var content = new FormUrlEncodedContent(all.Select(field => field.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1])));
        return Http.PostAsync(server.Uri, content, cancellation);
    }

    public static async Task<string> TextAsync(this TestPanelServer server, string action, params string[] fields)
    {
        using var response = await server.PostAsync(action, fields);
        return await response.Content.ReadAsStringAsync();
    }

    public static Task<string> AddAsync(this TestPanelServer server) =>
        server.TextAsync("add", "service=1", Asking.Link, "quantity=100");

    public static async Task<string> ControlAsync(this TestPanelServer server, string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Uri, "/control" + path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Waits for what happens on the other side a moment later; a test never waits for a fixed time.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        var end = DateTime.UtcNow.AddSeconds(20);
        while (!happened())
        {
            Assert.True(DateTime.UtcNow < end, "It did not happen within 20 seconds.");
            await Task.Delay(5);
        }
    }
}
