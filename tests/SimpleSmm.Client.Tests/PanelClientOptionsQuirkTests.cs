using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests;

/// <summary>Panels differ in how they take ids and decode values; the options say how.</summary>
public sealed class PanelClientOptionsQuirkTests : IAsyncLifetime
{
    private const string Key = "0f1e+2d%3c 4b";

    private TestPanelServer _panel = null!;

    public async ValueTask InitializeAsync() =>
        _panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = Key, ExistingOrders = 1000, Speed = 0 });

    public ValueTask DisposeAsync() => _panel.DisposeAsync();

    [Fact]
    public async Task Orders_are_canceled_one_by_one_where_the_panel_takes_no_list()
    {
        _panel.Faults.Next(Fault.Answer(200, """{"cancel":1}"""));
        _panel.Faults.Next(Fault.Answer(200, """{"cancel":{"error":"Cancel not available"}}"""));
        _panel.Faults.Next(Fault.Answer(200, """{"order":6,"cancel":"1"}"""));
        using var client = Connect(cancelField: CancelField.Order);

        var outcomes = await All(client.CancelAsync([3, 4, 6], throttleLimit: 1));

        Assert.Equal(["order=3", "order=4", "order=6"], Sent("cancel"));
        Assert.Equal([null, PanelErrorCode.CancelNotAllowed, null], outcomes.Select(outcome => outcome.Error?.Code));
        Assert.Equal("4", outcomes[1].Error!.Fields["order"]);
    }

    [Fact]
    public async Task A_cancellation_of_one_order_is_never_sent_twice()
    {
        _panel.Faults.Always(Fault.Status(502).AfterAccept());
        using var client = Connect(cancelField: CancelField.Order);

        Assert.Equal(PanelErrorCode.OutcomeUnknown, Assert.Single(await All(client.CancelAsync([3]))).Error!.Code);
        Assert.Equal(["order=3"], Sent("cancel"));

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => client.CancelAsync(4));
        Assert.Equal(["order=3", "order=4"], Sent("cancel"));
    }

    [Fact]
    public async Task Statuses_are_read_one_by_one_where_the_panel_takes_no_list_and_nothing_else_is()
    {
        using var client = Connect(noMultiStatus: true);

        Assert.Equal([1L, 2, 3], (await All(client.GetOrderStatusesAsync([1, 2, 3], throttleLimit: 1))).Select(outcome => outcome.Value!.OrderId));
        await All(client.RefillAsync([1, 2]));

        Assert.Equal(["order=1", "order=2", "order=3"], Sent("status"));
        Assert.Equal(["orders=1,2"], Sent("refill"));
    }

    [Fact]
    public async Task Lists_are_as_long_as_the_panel_takes_them()
    {
        using var client = Connect(chunkSize: 2);

        Assert.Equal(5, (await All(client.GetOrderStatusesAsync([1, 2, 3, 4, 5], throttleLimit: 1))).Count);
        await All(client.CancelAsync([3, 6, 20], throttleLimit: 1));

        Assert.Equal(["orders=1,2", "orders=3,4", "order=5"], Sent("status"));
        Assert.Equal(["orders=3,6", "orders=20"], Sent("cancel"));
    }

    [Theory]
    [InlineData("status", """[{"status":"Completed"},"Incorrect order ID"]""")]
    [InlineData("refill", """[{"refill":8},{"refill":{"error":"Incorrect order ID"}}]""")]
    [InlineData("cancel", """[{"cancel":1},{"cancel":{"error":"Incorrect order ID"}}]""")]
    public async Task A_list_without_ids_is_matched_by_position_only_where_the_panel_is_known_for_it(string name, string json)
    {
        _panel.Faults.Always(Fault.Answer(200, json));
        using var told = Connect(matchByPosition: true);
        using var untold = Connect();

        Assert.Equal([null, PanelErrorCode.OrderNotFound], (await BatchedAction.Of(name).RunToEnd(told, [5, 6])).Select(outcome => outcome.Error?.Code));
        Assert.All(await BatchedAction.Of(name).RunToEnd(untold, [5, 6]), outcome => Assert.Equal(PanelErrorCode.NotAnswered, outcome.Error!.Code));
        Assert.Equal(["orders=5,6", "orders=5,6"], Sent(name));
    }

    [Fact]
    public async Task The_panels_own_words_end_an_order()
    {
        _panel.Faults.Always(Fault.Answer(200, """{"1":{"status":"Refunds"},"2":"finished","3":{"status":"Partially Canceled"}}"""));
        using var client = Connect(final: ["Refunds", "Finished"]);

        var outcomes = await All(client.GetOrderStatusesAsync([1, 2, 3]));

        Assert.Equal([("Refunds", true), ("finished", true), ("Partially Canceled", false)], outcomes.Select(outcome => (outcome.Value!.Status, outcome.Value.IsFinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(-1)]
    public void A_list_of_no_length_or_of_more_than_the_page_allows_is_refused(int size) =>
        Failing.With(PanelErrorCode.InvalidField, () => { Connect(chunkSize: size); });

    [Fact]
    public async Task Values_are_encoded_twice_for_a_panel_that_decodes_them_twice()
    {
        _panel.Faults.Always(Fault.Answer(200, """{"ok":1}"""));
        using var client = Connect(doubleEncoding: true, fields: new() { ["site[id]"] = "a+b" });

        await client.InvokeAsync("x+y", [new("link", "https://example.com/a+b%20c d/ä"), new("n", "-._~09")]);

        var request = Assert.Single(_panel.Requests);
        Assert.Equal(
            "key=0f1e%252B2d%25253c%25204b&action=x%252By&link=https%253A%252F%252Fexample.com%252Fa%252Bb%252520c%2520d%252F%25C3%25A4&n=-._~09&site%5Bid%5D=a%252Bb",
            request.Body);
        foreach (var (name, value) in new[] { ("key", Key), ("link", "https://example.com/a+b%20c d/ä"), ("site[id]", "a+b") })
            Assert.Equal(value, Uri.UnescapeDataString(request.Fields.Single(field => field.Key == name).Value));
    }

    [Fact]
    public async Task Fixed_fields_go_along_with_every_request_behind_its_own()
    {
        using var client = Connect(fields: new() { ["api_id"] = "0815-secret", ["comments"] = "fixed" });

        await client.GetBalanceAsync();
        await client.GetOrderStatusAsync(7);
        await client.InvokeAsync("balance", [new("API_ID", "own")]);

        Assert.Equal(
            ["api_id=0815-secret&comments=fixed", "order=7&api_id=0815-secret&comments=fixed", "API_ID=own&comments=fixed"],
            _panel.Requests.Select(Fields));
    }

    [Theory]
    [InlineData("key")]
    [InlineData("Action")]
    [InlineData("order")]
    [InlineData("ORDERS")]
    [InlineData("service")]
    [InlineData("link")]
    [InlineData("quantity")]
    [InlineData("runs")]
    [InlineData("refills[]")]
    [InlineData("")]
    public void A_field_that_belongs_to_single_requests_cannot_be_fixed(string name)
    {
        var error = Failing.With(PanelErrorCode.InvalidField, () => { Connect(fields: new() { [name] = "hunter2" }); });

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_value_of_a_fixed_field_is_in_no_trace_and_no_error()
    {
        var listener = new Listener(PanelEventLevel.Debug);
        using var client = Connect(fields: new() { ["api_id"] = "0815-se+ret" });
        _panel.Faults.Next(Fault.Answer(200, """{"error":"No account 0815-se+ret here, 0815-se%2Bret"}"""));
        _panel.Faults.Next(Fault.EmptyBody());

        var refused = await Failing.With(PanelErrorCode.PanelError, () => client.WithObserver(listener).GetBalanceAsync());
        var unknown = await Failing.With(PanelErrorCode.OutcomeUnknown, () => client.WithObserver(listener).InvokeAsync("sync"));

        Assert.Equal("No account [api_id] here, [api_id]", refused.PanelText);
        foreach (var text in Texts().Append(refused.ToString()).Append(unknown.ToString()))
            Assert.DoesNotContain("0815", text, StringComparison.Ordinal);
        Assert.Empty(unknown.Fields);
        Assert.Contains(Texts(), text => text.Contains("action=sync", StringComparison.Ordinal));

        IEnumerable<string> Texts() => listener.Events.Select(happened => happened.Text);
    }

    private static string Fields(RecordedRequest request) => string.Join('&', request.Fields.Where(field => field.Key is not ("key" or "action")).Select(field => $"{field.Key}={field.Value}"));

    private static async Task<List<IdOutcome<T>>> All<T>(IAsyncEnumerable<IdOutcome<T>> outcomes)
        where T : class
    {
        var all = new List<IdOutcome<T>>();
        await foreach (var outcome in outcomes) all.Add(outcome);
        return all;
    }

    private IEnumerable<string> Sent(string action) =>
        _panel.Requests.Where(request => request.Fields.Any(field => field.Key == "action" && field.Value == action)).Select(Fields);

    private PanelClient Connect(
        CancelField cancelField = CancelField.Orders, int chunkSize = 100, bool noMultiStatus = false, bool doubleEncoding = false, Dictionary<string, string>? fields = null,
        bool matchByPosition = false, string[]? final = null)
    {
        using var key = Clients.Secret(Key);
        return new PanelClient(new PanelClientOptions
        {
            Uri = _panel.Uri,
            ApiKey = key,
            Retry = new RetryOptions { MaximumCount = 0 },
            CancelField = cancelField,
            ChunkSize = chunkSize,
            NoMultiStatus = noMultiStatus,
            DoubleEncoding = doubleEncoding,
            AdditionalFields = fields ?? [],
            MatchByPosition = matchByPosition,
            FinalStatuses = final ?? [],
        });
    }
}
