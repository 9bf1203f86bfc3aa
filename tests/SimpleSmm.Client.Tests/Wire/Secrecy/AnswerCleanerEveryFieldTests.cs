using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Wire.Secrecy;

/// <summary>Everything that a hostile panel can write, at every place of every answer, and everything that can be read of the outcome.</summary>
public sealed class AnswerCleanerEveryFieldTests
{
    // ◊ is the hostile text. Each answer has it at every place where an action reads or keeps a text, and as a name.
    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["services"] =
        [
            """[{"service":1,"name":"◊","type":"◊","category":"◊","rate":"0.90","currency":"◊","min":1,"max":9,"refill":"◊","◊":"◊","deep":[{"◊":["◊",{"a":"◊"}]}]}]""",
            """{"◊":{"service":7,"rate":1,"name":"◊"},"8":{"name":"◊","rate":"◊"},"9":"◊"}""",
            """{"status":"success","data":[{"service":"◊","rate":1},{"id":3,"price":"1 ◊"}]}""",
            "\"◊\"",
        ],
        ["add"] = ["""{"order":"◊"}""", """{"◊":5}""", """{"order":5,"error":"◊"}""", """{"order":{"id":"◊","◊":1}}"""],
        ["status"] =
        [
            """{"status":"◊","charge":"1 ◊","currency":"◊","remains":"◊","◊":"◊","deep":{"◊":["◊"]}}""",
            """{"status":"Completed","charge":"1","currency":"◊","x":"◊"}""",
            "\"◊\"",
        ],
        ["statuses"] =
        [
            """{"1":{"status":"◊","currency":"◊","◊":"◊"},"2":{"error":"◊"},"3":"◊","◊":{"status":"◊"}}""",
            """[{"order":1,"status":"◊"},{"order":"◊","status":"◊"}]""",
        ],
        ["refill"] = ["""{"refill":"◊"}""", """{"refill":{"◊":"◊"}}""", """{"refill":{"error":"◊"}}"""],
        ["refill_status"] = ["""{"status":"◊"}""", """{"status":{"status":"◊"}}""", """{"status":{"error":"◊"}}"""],
        ["cancel"] = ["""[{"order":1,"cancel":{"error":"◊"}}]""", """[{"order":1,"cancel":"◊"}]""", """{"1":{"status":"◊"}}"""],
        ["balance"] = ["""{"balance":"1","currency":"◊","◊":"◊"}""", """{"balance":"1 ◊"}""", "1.5 ◊"],
        ["custom"] =
        [
            """{"◊":"◊","list":["◊",["◊",{"◊":"◊"}]],"title":"◊"}""",
            "\"◊\"",
            """["◊"]""",
        ],
    };

    private static readonly string[] OfAnyAction =
    [
        """{"error":"◊"}""", """{"error":{"◊":"◊"}}""", """{"errors":["◊","◊"]}""", """{"status":"error","message":"◊"}""", """{"success":false,"◊":"◊"}""",
        """{"error":"E_1","message":"◊"}""", "<html><head><title>◊</title></head><body>◊</body></html>", "Fatal error: ◊ in ◊", "\"{\\\"error\\\":\\\"x ◊\\\"}\"",
    ];

    public static TheoryData<string> Actions => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task No_hidden_character_leaves(string action)
    {
        var texts = Hostile.Characters().ToList();
        foreach (var template in Answers[action].Concat(OfAnyAction))
        {
            foreach (var text in texts)
            {
                foreach (var isEscaped in (bool[])[false, true]) await Ask(action, Filled(template, text, isEscaped), $"{action} {template}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task No_secret_leaves_in_any_form(string action)
    {
        foreach (var secret in (string[])[Hostile.Key, Hostile.Fixed, Hostile.ShortFixed])
        {
            foreach (var (form, text) in Hostile.Secrets(secret))
            {
                foreach (var template in Answers[action].Concat(OfAnyAction))
                {
                    foreach (var isEscaped in (bool[])[false, true])
                        await Ask(action, Filled(template, $"{Hostile.Sign} {text} ", isEscaped), $"{action} {template} {form}");
                }
            }
        }
    }

    [Fact]
    public async Task The_rest_of_each_text_is_there()
    {
        var body = Filled(Answers["services"][0], $"{Hostile.Sign}\u202E\u001b {Hostile.Key} end", isEscaped: false);

        var service = Assert.Single((await Panel(body).GetServicesAsync()).Services);

        const string Clean = "seen [API key] end";
        Assert.Equal((Clean, Clean, Clean), (service.Name, service.Type, service.Category));
        Assert.Equal(Clean, service.AdditionalData[Clean]);
    }

    [Fact]
    public async Task Lines_stay_where_a_text_has_lines_by_nature()
    {
        using var client = Panel("""[{"service":1,"rate":1,"name":"a\nb","desc":"one\r\ntwo\u001b[1m\tx","note":["1\n2"],"other":"a\tb"}]""");

        var service = Assert.Single((await client.GetServicesAsync()).Services);

        Assert.Equal("a b", service.Name);
        Assert.Equal("one\r\ntwo[1m\tx", service.AdditionalData["desc"]);
        Assert.Equal(["1\n2"], Assert.IsType<object[]>(service.AdditionalData["note"]));
        Assert.Equal("a b", service.AdditionalData["other"]);
    }

    [Fact]
    public async Task The_value_of_a_field_that_is_a_secret_by_its_name_is_not_shown()
    {
        using var client = Panel("""{"user":{"api_key":"hidden1","Access-Token":["hidden2"],"PASSWORD" : 12345,"to\u006ben":"hidden3","name":"shown","keyword":"shown"}}""");

        var user = (await client.InvokeAsync("user")).GetProperty("user");

        Assert.Equal(
            """{"api_key":"[api_key]","Access-Token":["[Access-Token]"],"PASSWORD" : "[PASSWORD]","token":"[token]","name":"shown","keyword":"shown"}""",
            user.GetRawText().Replace("to\\u006ben", "token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_of_a_fixed_field_stays_in_ids_and_amounts()
    {
        using var client = Panel("""{"57":{"status":"Completed","charge":"0.57","remains":57,"note":"id 57"}}""", additional: new() { ["api_id"] = "57" });

        var status = (await BatchedAction.Of("status").RunToEnd(client, [57, 58]))[0];

        Assert.Equal((57, 0.57m, 57L), (status.Id, ((OrderStatus)status.Value!).Charge, ((OrderStatus)status.Value!).Remains));
    }

    private static string Filled(string template, string text, bool isEscaped) =>
        template.Replace("◊", template[0] is '{' or '[' or '"' ? Hostile.InJson(text, isEscaped) : text, StringComparison.Ordinal);

    // Everything that comes of a call, and everything that is told of it.
    private static async Task Ask(string action, string body, string where)
    {
        using var client = Panel(body);
        var listener = new Listener(PanelEventLevel.Debug);
        var outcomes = new List<object?>();
        try
        {
            await Collect(client.WithObserver(listener), action, outcomes);
        }
        catch (PanelException e)
        {
            outcomes.Add(e);
        }

        Assert.NotEmpty(outcomes);
        Assert.Equal(2, listener.Events.Count(e => e.Level == PanelEventLevel.Debug));
        Hostile.IsNotIn(outcomes.SelectMany(outcome => Hostile.TextsOf(outcome)), where);
        Hostile.IsNotIn(listener.Events.Select(e => e.Text), $"{where}, events");
        foreach (var error in outcomes.OfType<Exception>()) Hostile.IsNotIn([error.ToString()], $"{where}, as text", mayHaveLines: true);
    }

    private static async Task Collect(PanelClient client, string action, List<object?> outcomes)
    {
        switch (action)
        {
            case "services":
                var catalog = await client.GetServicesAsync();
                outcomes.Add(catalog.Services);
                outcomes.AddRange(catalog.Unreadable);
                break;
            case "add":
                outcomes.Add(await client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 }));
                break;
            case "balance":
                outcomes.Add(await client.GetBalanceAsync());
                break;
            case "custom":
                outcomes.Add(await client.InvokeAsync("anything", idempotent: true));
                break;
            default:
                var batch = BatchedAction.Of(action == "statuses" ? "status" : action);
                foreach (var outcome in await batch.RunToEnd(client, action == "statuses" ? [1, 2, 3] : [1])) outcomes.Add(outcome.Value ?? outcome.Error);
                break;
        }
    }

    private static PanelClient Panel(string body, Dictionary<string, string>? additional = null) => new(new PanelClientOptions
    {
        Uri = new Uri("https://panel.example/api/v1"),
        ApiKey = Clients.Secret(Hostile.Key),
        AdditionalFields = additional ?? new() { ["api_id"] = Hostile.Fixed, ["pin"] = Hostile.ShortFixed },
        Handler = new Handler(Encoding.UTF8.GetBytes(body)),
        Retry = new RetryOptions { MaximumCount = 0 },
    });

    private sealed class Handler(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }
}
