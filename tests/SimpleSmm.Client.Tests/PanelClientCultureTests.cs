using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>The culture of the machine changes nothing on the wire: decimal commas, Turkish i, other minus signs.</summary>
public sealed class PanelClientCultureTests : PanelTest, IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public static TheoryData<string> Names => ["tr-TR", "de-DE", "sv-SE", "ar-SA", "fa-IR"];

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Amounts_and_counts_are_read_the_same(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Answer("""{"charge":"1234.5678","start_count":"-3","status":"IN PROGRESS","remains":-7,"currency":"INR"}""");

        var status = await Client.GetOrderStatusAsync(5);

        Assert.Equal(1234.5678m, status.Charge);
        Assert.Equal(-3, status.StartCount);
        Assert.Equal(-7, status.Remains);
        Assert.Equal("In progress", status.Status);
        Assert.Equal("INR", status.Currency);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Requests_are_sent_the_same(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Answer("""{"order":1}""");

        var order = new OrderRequest { ServiceId = 12345, Link = "https://example.com/İıI", Quantity = 1_000_000, Runs = 10, Interval = 1440 };
        await Client.AddOrderAsync(order);
        await BatchedAction.Of("status").RunToEnd(Client, [1000, 2000]);

        Sent(
            Panel.Requests[0],
            "add",
            ("service", "12345"), ("link", "https://example.com/İıI"), ("quantity", "1000000"), ("runs", "10"), ("interval", "1440"));
        Sent(Panel.Requests[1], "status", ("orders", "1000,2000"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Errors_are_classified_the_same(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Answer("""{"error":"INVALID API KEY"}""");
        await Failing.With(PanelErrorCode.InvalidApiKey, () => Client.GetBalanceAsync());

        Answer("""{"status":"FAIL","message":"SERVICE INACTIVE"}""");
        await Failing.With(PanelErrorCode.ServiceNotFound, () => Client.GetBalanceAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Keyed_answers_are_matched_the_same(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 987654]);

        Assert.Equal([true, false], outcomes.Select(o => o.Value is not null));
        Assert.Equal(PanelErrorCode.OrderNotFound, outcomes[1].Error!.Code);
        Assert.StartsWith("Order 987654: ", outcomes[1].Error!.Message, StringComparison.Ordinal);
    }
}
