using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Guides;

/// <summary>The client sends the requests of docs/panel-api.md and reads the responses.</summary>
public sealed class PanelApiExampleTests : PanelTest
{
    public static TheoryData<string> Calls => [.. PanelApiPage.Table("Calls").Select(row => row[0].Split('[', ']')[1])];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_client_sends_the_request_and_reads_the_response(string call)
    {
        var (request, response) = PanelApiPage.Example(call);
        Answer(response);

        await Send(call);

        var sent = Assert.Single(Panel.Requests).Fields.Where(field => field.Key != "key");
        Assert.Equal(request, string.Join('&', sent.Select(field => $"{field.Key}={field.Value}")));
    }

    private Task Send(string call) => call switch
    {
        "Service list" => Read(Client.GetServicesAsync(), list => (list.Services[1].Type, list.Services.Count), ("Custom Comments", 2)),
        "Add an order" => Read(Client.AddOrderAsync(DripFeed), order => order.OrderId, 70412),
        "Status of one order" => Read(Client.GetOrderStatusAsync(70412), status => (status.Status, status.Remains), ("In progress", 395)),
        "Status of many orders" =>
            ReadMany(ids => Client.GetOrderStatusesAsync(ids), status => status.Status, [(70412, "Completed"), (70413, "Pending"), (5, null)]),
        "Refill one order" => Read(Client.RefillAsync(70412), refill => refill.RefillId, 318),
        "Refill many orders" => ReadMany(ids => Client.RefillAsync(ids), refill => $"{refill.RefillId}", [(70412, "318"), (5, null)]),
        "Status of one refill" => Read(Client.GetRefillStatusAsync(318), refill => refill.Status, "Pending"),
        "Status of many refills" =>
            ReadMany(ids => Client.GetRefillStatusesAsync(ids), refill => refill.Status, [(318, "In progress"), (319, "Rejected"), (9, null)]),
        "Cancel orders" => ReadMany(ids => Client.CancelAsync(ids), cancel => $"{cancel.OrderId}", [(70413, "70413"), (5, null)]),
        "Balance" => Read(Client.GetBalanceAsync(), balance => (balance.Balance, balance.Currency), (58.40625m, "USD")),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, null),
    };

    private static OrderRequest DripFeed => new()
    {
        ServiceId = 14, Link = "https://example.com/post/7", Quantity = 250, Runs = 4, Interval = 60,
    };

    private static async Task Read<T, TPart>(Task<T> answer, Func<T, TPart> part, TPart expected) =>
        Assert.Equal(expected, part(await answer));

    // The ids are those of the outcomes; null stands for an error.
    private static async Task ReadMany<T>(
        Func<IEnumerable<long>, IAsyncEnumerable<IdOutcome<T>>> ask, Func<T, string> part, (long Id, string? Value)[] expected)
        where T : class
    {
        var outcomes = new List<(long, string?)>();
        await foreach (var outcome in ask(expected.Select(one => one.Id)))
        {
            Assert.NotEqual(outcome.Value is null, outcome.Error is null);
            outcomes.Add((outcome.Id, outcome.Value is { } value ? part(value) : null));
        }

        Assert.Equal(expected, outcomes);
    }
}
