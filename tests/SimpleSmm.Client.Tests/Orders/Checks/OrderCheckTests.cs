using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders.Checks;

/// <summary>What no panel could accept is said before anything is sent.</summary>
public sealed class OrderCheckTests : PanelTest
{
    [Theory]
    [InlineData(PanelErrorCode.ServiceNotFound, 0, "https://example.com/p", 100L, null, null)]
    [InlineData(PanelErrorCode.ServiceNotFound, -1, "https://example.com/p", 100L, null, null)]
    [InlineData(PanelErrorCode.InvalidLink, 1, "", 100L, null, null)]
    [InlineData(PanelErrorCode.InvalidLink, 1, " \t\n", 100L, null, null)]
    [InlineData(PanelErrorCode.InvalidLink, 1, null, 100L, null, null)]
    [InlineData(PanelErrorCode.InvalidQuantity, 1, "https://example.com/p", 0L, null, null)]
    [InlineData(PanelErrorCode.InvalidQuantity, 1, "https://example.com/p", -5L, null, null)]
    [InlineData(PanelErrorCode.InvalidField, 1, "https://example.com/p", 100L, 5L, null)]
    [InlineData(PanelErrorCode.InvalidField, 1, "https://example.com/p", 100L, null, 60L)]
    [InlineData(PanelErrorCode.InvalidField, 1, "https://example.com/p", 100L, 0L, 60L)]
    [InlineData(PanelErrorCode.InvalidField, 1, "https://example.com/p", 100L, -1L, 60L)]
    [InlineData(PanelErrorCode.InvalidField, 1, "https://example.com/p", 100L, 5L, -1L)]
    public async Task A_senseless_order_is_not_sent(PanelErrorCode code, long service, string? link, long? quantity, long? runs, long? interval)
    {
        var order = new OrderRequest { ServiceId = service, Link = link!, Quantity = quantity, Runs = runs, Interval = interval };

        await Failing.With(code, () => Client.AddOrderAsync(order));

        Failing.With(code, order.Validate);
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData(5L, null, "interval is missing.")]
    [InlineData(null, 60L, "runs is missing.")]
    public void The_missing_field_of_a_drip_feed_is_named(long? runs, long? interval, string end)
    {
        var order = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 1, Runs = runs, Interval = interval };

        Assert.EndsWith(end, Failing.With(PanelErrorCode.InvalidField, order.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interval_of_nothing_is_allowed()
    {
        Answer("""{"order":1}""");

        await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "a-name", Quantity = 1, Runs = 1, Interval = 0 });

        SentOnly("add", ("service", "1"), ("link", "a-name"), ("quantity", "1"), ("runs", "1"), ("interval", "0"));
    }

    [Theory]
    [InlineData(1, 100L, null, "https://example.com/p", "service 1, quantity 100, https://example.com/p")]
    [InlineData(1, 100L, 5L, "https://example.com/p", "service 1, quantity 100 in each of 5 runs, https://example.com/p")]
    [InlineData(0, null, null, "", "service ?, no link")]
    public void An_order_says_itself_in_a_few_words(long service, long? quantity, long? runs, string link, string words) =>
        Assert.Equal(words, new OrderRequest { ServiceId = service, Link = link, Quantity = quantity, Runs = runs }.ToString());
}
