using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading;

public sealed class AnswerReaderPageRefillTests : PanelTest
{
    [Fact]
    public async Task One_refill_has_its_id_though_it_comes_as_text()
    {
        Answer(PageExample.Read("refill-one"));

        var refill = await Client.RefillAsync(7);

        Assert.Equal(7, refill.OrderId);
        Assert.Equal(1, refill.RefillId);
        SentOnly("refill", ("order", "7"));
    }

    [Fact]
    public async Task Many_refills_are_read_and_one_error_spoils_no_other()
    {
        Answer(PageExample.Read("refill-many"));

        var outcomes = new List<IdOutcome<Refill>>();
        await foreach (var outcome in Client.RefillAsync([1, 2, 3])) outcomes.Add(outcome);

        Assert.Collection(
            outcomes,
            o => Assert.Equal((1, 1, 1), (o.Id, o.Value!.OrderId, o.Value.RefillId)),
            o => Assert.Equal((2, 2, 2), (o.Id, o.Value!.OrderId, o.Value.RefillId)),
            o => IsError(o.Id, o.Error, 3, PanelErrorCode.OrderNotFound, "Incorrect order ID", "refill", "order"));
        SentOnly("refill", ("orders", "1,2,3"));
    }

    [Fact]
    public async Task One_refill_status_is_read()
    {
        Answer(PageExample.Read("refill-status-one"));

        var status = await Client.GetRefillStatusAsync(5);

        Assert.Equal(5, status.RefillId);
        Assert.Equal("Completed", status.Status);
        Assert.True(status.IsFinal);
        SentOnly("refill_status", ("refill", "5"));
    }

    [Fact]
    public async Task Many_refill_statuses_are_read_and_one_error_spoils_no_other()
    {
        Answer(PageExample.Read("refill-status-many"));

        var outcomes = new List<IdOutcome<RefillStatus>>();
        await foreach (var outcome in Client.GetRefillStatusesAsync([1, 2, 3])) outcomes.Add(outcome);

        Assert.Collection(
            outcomes,
            o => Assert.Equal((1, 1, "Completed", true), (o.Id, o.Value!.RefillId, o.Value.Status, o.Value.IsFinal)),
            o => Assert.Equal((2, 2, "Rejected", true), (o.Id, o.Value!.RefillId, o.Value.Status, o.Value.IsFinal)),
            o => IsError(o.Id, o.Error, 3, PanelErrorCode.RefillNotFound, "Refill not found", "refill_status", "refill"));
        SentOnly("refill_status", ("refills", "1,2,3"));
    }

    [Fact]
    public async Task Cancellations_are_read_in_the_order_asked_for_and_not_in_the_panels()
    {
        Answer(PageExample.Read("cancel"));

        var outcomes = new List<IdOutcome<Cancellation>>();
        await foreach (var outcome in Client.CancelAsync([2, 9])) outcomes.Add(outcome);

        Assert.Collection(
            outcomes,
            o => Assert.Equal((2, 2), (o.Id, o.Value!.OrderId)),
            o => IsError(o.Id, o.Error, 9, PanelErrorCode.OrderNotFound, "Incorrect order ID", "cancel", "orders"));
        SentOnly("cancel", ("orders", "2,9"));
    }

    private static void IsError(long id, PanelException? error, long expected, PanelErrorCode code, string text, string action, string field)
    {
        Assert.Equal(expected, id);
        Assert.NotNull(error);
        Assert.Equal(code, error.Code);
        Assert.Equal(text, error.PanelText);
        Assert.Equal(200, error.HttpStatus);
        Assert.Equal(action, error.Action);
        Assert.Equal(new Dictionary<string, string> { [field] = $"{expected}" }, error.Fields);
    }
}
