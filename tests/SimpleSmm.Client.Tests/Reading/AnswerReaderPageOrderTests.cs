using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading;

public sealed class AnswerReaderPageOrderTests : PanelTest
{
    [Fact]
    public async Task A_new_order_has_the_panels_id_and_what_was_sent()
    {
        Answer(PageExample.Read("add"));
        var before = DateTimeOffset.UtcNow;

        var request = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100, EstimatedCharge = 0.09m };
        var order = await Client.AddOrderAsync(request);

        Assert.Equal(235416, order.OrderId);
        Assert.Equal(1, order.ServiceId);
        Assert.Equal("https://example.com/p", order.Link);
        Assert.Equal(100, order.Quantity);
        Assert.Null(order.Runs);
        Assert.Null(order.Interval);
        Assert.Equal(0.09m, order.EstimatedCharge);
        Assert.InRange(order.PlacedAt, before, DateTimeOffset.UtcNow);
        Assert.Null(order.Currency);
        Assert.Null(order.Session);
        SentOnly("add", ("service", "1"), ("link", "https://example.com/p"), ("quantity", "100"));
    }

    [Fact]
    public async Task A_drip_feed_sends_runs_and_interval()
    {
        Answer(PageExample.Read("add"));

        var request = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100, Runs = 5, Interval = 60 };
        var order = await Client.AddOrderAsync(request);

        Assert.Equal(5, order.Runs);
        Assert.Equal(60, order.Interval);
        SentOnly("add", ("service", "1"), ("link", "https://example.com/p"), ("quantity", "100"), ("runs", "5"), ("interval", "60"));
    }

    [Fact]
    public async Task The_status_of_one_order_is_read_to_the_last_field()
    {
        Answer(PageExample.Read("status-one"));

        Is(await Client.GetOrderStatusAsync(77), 77, "Processing", false, 0.32589m, 2892, 142);

        SentOnly("status", ("order", "77"));
    }

    [Fact]
    public async Task The_status_of_many_orders_is_read_to_the_last_field_and_one_error_spoils_no_other()
    {
        Answer(PageExample.Read("status-many"));

        var outcomes = new List<IdOutcome<OrderStatus>>();
        await foreach (var outcome in Client.GetOrderStatusesAsync([1, 10, 100])) outcomes.Add(outcome);

        Assert.Equal([1, 10, 100], outcomes.ConvertAll(o => o.Id));
        Is(outcomes[0].Value, 1, "Partial", true, 0.27819m, 3572, 157);
        Assert.Null(outcomes[0].Error);
        Is(outcomes[2].Value, 100, "In progress", false, 1.44219m, 234, 10);
        Assert.Null(outcomes[2].Error);

        Assert.Null(outcomes[1].Value);
        var error = Assert.IsType<PanelException>(outcomes[1].Error);
        Assert.Equal(PanelErrorCode.OrderNotFound, error.Code);
        Assert.Equal("Incorrect order ID", error.PanelText);
        Assert.Equal(200, error.HttpStatus);
        Assert.Equal("status", error.Action);
        Assert.Equal(new Dictionary<string, string> { ["order"] = "10" }, error.Fields);
        Assert.Contains("10", error.Message, StringComparison.Ordinal);
        Assert.Contains("Incorrect order ID", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsFatal);
        SentOnly("status", ("orders", "1,10,100"));
    }

    private static void Is(OrderStatus? status, long id, string name, bool isFinal, decimal charge, long startCount, long remains)
    {
        Assert.NotNull(status);
        Assert.Equal(id, status.OrderId);
        Assert.Equal(name, status.Status);
        Assert.Equal(isFinal, status.IsFinal);
        Assert.Equal(charge, status.Charge);
        Assert.Equal(startCount, status.StartCount);
        Assert.Equal(remains, status.Remains);
        Assert.Equal("USD", status.Currency);
        Assert.Empty(status.AdditionalData);
    }
}
