using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Sandbox.Tests.Wire;

/// <summary>What PHP panels read, in memory and over a socket: every shape of the same request places the same order.</summary>
public sealed class RequestFormTests : IAsyncDisposable
{
    private const string Link = "https://example.com/p?a=1&b=ü+%20";
    private static readonly string[] Fields = ["key=sandbox", "action=add", "service=1", "link=" + Link, "quantity=100"];
    private static readonly HttpClient Socket = new(new SocketsHttpHandler { UseProxy = false });

    private readonly Task<TestPanelServer> _server = TestPanelServer.StartAsync(new SandboxOptions { Speed = 0 });

    public static TheoryData<string> Shapes => ["query", "get", "post", "multipart", "quoted", "json", "numbers", "plain json", "mixed"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_is_read_in_memory(string shape)
    {
        var panel = Panels.Still();
        using var http = new HttpClient(new SandboxHandler(panel));
        await PlacesAsync(http, new Uri("https://sandbox.invalid/api/v2/"), shape, () => panel);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_is_read_over_a_socket_and_recorded(string shape)
    {
        var server = await _server;
        await PlacesAsync(Socket, server.Uri, shape, () => server.Panel);
        var request = Assert.Single(server.Requests);
        Assert.Equal("add", request["action"]);
        Assert.Equal(Link, request["link"]);
    }

    [Theory]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v2")]
    [InlineData("/api/v2/")]
    public async Task Both_versions_are_there_with_and_without_a_slash(string path)
    {
        var server = await _server;
        await PlacesAsync(Socket, new Uri(server.Uri, path), "post", () => server.Panel);
    }

    [Theory]
    [InlineData("/api/v3")]
    [InlineData("/api")]
    [InlineData("/api/v1/orders")]
    [InlineData("/")]
    public async Task Another_path_is_not_found(string path)
    {
        var server = await _server;
        using var response = await Socket.GetAsync(new Uri(server.Uri, path));
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public void A_posted_field_counts_before_one_of_the_query_and_the_last_of_a_name_counts()
    {
        var panel = Panels.Still();
        var answer = panel.Answer(new SandboxRequest(
            "POST", "?action=balance&key=wrong", "application/x-www-form-urlencoded", "key=wrong&key=sandbox&action=services"));
        Assert.StartsWith("[", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_ids_may_be_a_JSON_array()
    {
        var panel = Panels.Still(existing: 3);
        var answer = panel.Answer(new SandboxRequest("POST", "", null, """{"key":"sandbox","action":"status","orders":[1,"2",3]}"""));
        Assert.Equal(panel.Ask("status", "orders=1,2,3"), answer.Body);
    }

    [Theory]
    [InlineData("application/json", "{\"key\":\"sandbox\",")]
    [InlineData("application/json", "[1]")]
    [InlineData("application/json", "")]
    [InlineData("multipart/form-data", "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nsandbox\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nsandbox")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=key; filename=a\r\n\r\nsandbox\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnothing\r\n--x--")]
    public async Task A_body_that_cannot_be_read_has_no_fields(string type, string body)
    {
        Assert.Contains("Invalid API key", Panels.Still().Answer(new SandboxRequest("POST", "", type, body)).Body, StringComparison.Ordinal);
        var server = await _server;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await Socket.PostAsync(server.Uri, content);
        Assert.Contains("Invalid API key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public void The_body_of_another_method_is_not_read(string method)
    {
        var answer = Panels.Still().Answer(new SandboxRequest(method, "?action=balance", null, "key=sandbox"));
        Assert.Contains("Invalid API key", answer.Body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await (await _server).DisposeAsync();

    private static async Task PlacesAsync(HttpClient http, Uri address, string shape, Func<SandboxPanel> panel)
    {
        using var request = Request(address, shape);
        using var response = await http.SendAsync(request);
        Assert.Equal("""{"order":235416}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(Link, Assert.Single(panel().Orders).Link);
    }

    private static HttpRequestMessage Request(Uri address, string shape) => shape switch
    {
        "get" => new(HttpMethod.Get, address + "?" + Asking.Form(Fields)),
        "query" => new(HttpMethod.Post, address + "?" + Asking.Form(Fields)),
        "mixed" => new(HttpMethod.Post, address + "?" + Asking.Form(Fields[..2])) { Content = new FormUrlEncodedContent(Pairs(Fields[2..])) },
        "multipart" => new(HttpMethod.Post, address) { Content = Multipart("plain-boundary") },
        "quoted" => new(HttpMethod.Post, address) { Content = Multipart("with blanks (1)") },
        "json" => new(HttpMethod.Post, address) { Content = Json("\"100\"", "application/json") },
        "numbers" => new(HttpMethod.Post, address) { Content = Json("100", "application/json") },
        "plain json" => new(HttpMethod.Post, address) { Content = Json("100", "application/json; charset=utf-8") },
        _ => new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(Pairs(Fields)) },
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<string> fields) =>
        fields.Select(field => field.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    private static MultipartFormDataContent Multipart(string boundary)
    {
        var content = new MultipartFormDataContent(boundary);
        foreach (var field in Pairs(Fields)) content.Add(new StringContent(field.Value), field.Key);
        return content;
    }

    private static StringContent Json(string quantity, string type)
    {
        var text = $$"""{"key":"sandbox","action":"add","service":1,"link":"{{Link}}","quantity":{{quantity}},"note":null}""";
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
