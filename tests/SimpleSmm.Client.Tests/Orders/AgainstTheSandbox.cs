using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Reading;

namespace SimpleSmm.Tests;

/// <summary>
/// The client's check and the sandbox's validation were built apart from each other: whatever the one refuses, the other refuses for the
/// same reason, and both do what wire-contract.md 2.2 says.
/// </summary>
public sealed class AgainstTheSandbox : PanelTest
{
    private const decimal Funds = 1_000_000_000m;

    public static TheoryData<string> Types => [.. AgainstTheSandboxType.All.Select(type => type.Name)];

    public static TheoryData<int> Differences => [.. Enumerable.Range(0, AgainstTheSandboxDifferences.All.Length)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_check_and_the_panel_judge_every_order_alike(string name)
    {
        var (type, service) = await Begin(name);
        var wrong = new List<string>();
        var rows = AgainstTheSandboxRows.Of(type, service).ToArray();
        foreach (var row in rows)
        {
            var (client, panel) = (Checked(row, service), await Asked(row));
            if (client != row.Expected || panel != row.Expected) wrong.Add($"{row}: expected {Words(row.Expected)}, client {Words(client)}, panel {Words(panel)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(rows.Count(row => row.Expected is null), Panel.Panel.Orders.Count);
        Assert.InRange(rows.Length, 30, 120);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Without_the_check_the_panels_refusal_arrives_with_the_same_code(string name)
    {
        var (type, service) = await Begin(name);
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var row in AgainstTheSandboxRows.Of(type, service))
        {
            var (order, before) = (row.ToRequest(), Panel.Requests.Count);
            var local = Verdict(order.Check);
            var code = await Verdict(() => Client.AddOrderAsync(order));
            if (Panel.Requests.Count != before + (local is null ? 1 : 0)) wrong.Add($"{row}: {Panel.Requests.Count - before} requests");

            // Without a catalogue an order with neither link nor user name is one without a link.
            if (code != row.Expected && !(code == PanelErrorCode.InvalidLink && local == code)) wrong.Add($"{row}: expected {Words(row.Expected)}, not {Words(code)}");
            if (local is null && row.Expected is not null) sent++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(sent, 15, 50);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_estimate_is_the_charge_to_the_last_digit(string name)
    {
        var (type, service) = await Begin(name);
        var accepted = 0;
        foreach (var row in AgainstTheSandboxRows.Of(type, service).Where(row => row.Expected is null))
        {
            var order = row.ToRequest().CheckFor(service);
            var before = Panel.Panel.Balance;
            var placed = await Client.AddOrderAsync(order);
            var charge = Panel.Panel.FindOrder(placed.OrderId)!.Charge;
            Assert.Equal((row.What, before - charge), (row.What, Panel.Panel.Balance));

            // A subscription is charged by the post, and a panel may charge for a list or for the quantity beside it.
            if (type.Name == "Subscriptions") Assert.Equal((row.What, 0m), (row.What, charge));
            else if (row.What == "with quantity" && type.Counted is not null) Assert.True(order.EstimatedCharge > charge);
            else Assert.Equal((row.What, order.EstimatedCharge), (row.What, charge));
            accepted++;
        }

        Assert.InRange(accepted, 3, 60);
    }

    [Fact]
    public async Task A_posts_estimate_is_the_most_that_its_order_costs()
    {
        var (type, service) = await Begin("Subscriptions");
        var order = type.Order(service).With(null, ("min", "137"), ("max", "137"), ("posts", "1"), ("old_posts", "3"), ("delay", "0")).ToRequest().CheckFor(service);

        var placed = await Client.AddOrderAsync(order);
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(order.EstimatedCharge, Panel.Panel.FindOrder(placed.OrderId)!.Charge);
    }

    [Fact]
    public async Task Where_the_catalogue_says_that_nothing_is_delivered_in_runs_both_refuse_them()
    {
        var (type, service) = await Begin("Default", 5);
        var silent = type.Order(service).With(PanelErrorCode.InvalidField, ("service", "5"), ("runs", "2"), ("interval", "30"));
        var told = new Service
        {
            ServiceId = 5, Type = service.Type, Rate = service.Rate, Minimum = service.Minimum, Maximum = service.Maximum, DripFeed = false, AdditionalData = service.AdditionalData,
        };

        Assert.Equal((PanelErrorCode.InvalidField, PanelErrorCode.InvalidField), (Checked(silent, told), await Asked(silent)));
        Assert.Null(service.DripFeed);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task What_differs_on_purpose_is_known_and_still_so(int index)
    {
        var (name, fields, refusal, why) = AgainstTheSandboxDifferences.All[index];
        var (type, service) = await Begin(name, fields.Where(f => f.Name == "service").Select(f => (int?)int.Parse(f.Value, System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault());
        var row = type.Order(service).With(refusal, [.. fields.Select(f => (f.Name, (string?)f.Value))]);

        Assert.True(Checked(row, service) is null, why);
        Assert.True(await Asked(row) == refusal, why);
        Assert.True(await Verdict(() => Client.AddOrderAsync(row.ToRequest())) == refusal, why);
    }

    private async Task<(AgainstTheSandboxType Type, Service Service)> Begin(string name, int? id = null)
    {
        Panel.Panel.AddFunds(Funds);
        var type = AgainstTheSandboxType.All.Single(type => type.Name == name);
        var service = (await Client.GetServicesAsync()).Find(id ?? type.Service)!;
        Assert.Equal(name, service.Type);
        return (type, service);
    }

    private static PanelErrorCode? Checked(AgainstTheSandboxRow row, Service service) => Verdict(() => row.ToRequest().CheckFor(service));

    /// <summary>The panel's own verdict, by a form that no part of the client has made.</summary>
    private async Task<PanelErrorCode?> Asked(AgainstTheSandboxRow row)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("key", OrdinaryKey), new("action", "add"), .. row.Fields]);
        using var answer = await http.PostAsync(Panel.Uri, form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        if (json.RootElement.TryGetProperty("error", out var error)) return ErrorClassifier.Classify(error.GetString());
        Assert.True(json.RootElement.GetProperty("order").GetInt64() > KnownOrders);
        return null;
    }

    private static PanelErrorCode? Verdict(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (PanelException error)
        {
            return error.Code;
        }
    }

    private static async Task<PanelErrorCode?> Verdict(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (PanelException error)
        {
            return error.Code;
        }
    }

    private static string Words(PanelErrorCode? code) => code?.ToString() ?? "accepted";
}
