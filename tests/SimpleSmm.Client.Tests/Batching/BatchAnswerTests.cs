using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Batching;

/// <summary>The shapes of answers again, all the way from the socket to the object.</summary>
public sealed class BatchAnswerTests : PanelTest
{
    [Theory]
    [InlineData("""{"5":{"status":"Completed","charge":"0.5"},"6":{"error":"Incorrect order ID"}}""")]
    [InlineData("""{"6":{"error":"Incorrect order ID"},"5":{"status":"Completed","charge":"0.5"}}""")]
    [InlineData("""{" 5":{"status":"Completed","charge":"0.5"},"6 ":{"error":"Incorrect order ID"}}""")]
    [InlineData("""{"5":{"status":"Completed","charge":0.5},"6":"Incorrect order ID"}""")]
    [InlineData("""[{"order":5,"status":"Completed","charge":0.5},{"order":6,"error":"Incorrect order ID"}]""")]
    [InlineData("""[{"order":"6","status":{"error":"Incorrect order ID"}},{"order":"5","status":"Completed","charge":0.5}]""")]
    [InlineData("""{"5":{"order":"5","status":"Completed","charge":"0.5"},"6":{"errors":["Incorrect order ID"]}}""")]
    public async Task Statuses_are_read_from_any_shape(string json)
    {
        Answer(json);

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [5, 6]);

        Assert.Equal([5, 6], outcomes.Select(o => o.Id));
        var status = Assert.IsType<OrderStatus>(outcomes[0].Value);
        Assert.Equal(("Completed", 0.5m), (status.Status, status.Charge));
        Assert.Empty(status.AdditionalData);
        Assert.Equal(PanelErrorCode.OrderNotFound, outcomes[1].Error!.Code);
        Assert.Equal("Incorrect order ID", outcomes[1].Error!.PanelText);
    }

    [Theory]
    [InlineData("""[{"order":5,"refill":8},{"order":6,"refill":{"error":"Order not eligible for refill."}}]""")]
    [InlineData("""[{"order":5,"refill":"8"},{"order":6,"error":"Order not eligible for refill."}]""")]
    [InlineData("""{"5":{"refill":8},"6":{"error":"Order not eligible for refill."}}""")]
    [InlineData("""{"6":"Order not eligible for refill.","5":{"refill":"8"}}""")]
    public async Task Refills_are_read_from_any_shape(string json)
    {
        Answer(json);

        var outcomes = await BatchedAction.Of("refill").RunToEnd(Client, [5, 6]);

        Assert.Equal(8, Assert.IsType<Refill>(outcomes[0].Value).RefillId);
        Assert.Equal(PanelErrorCode.RefillNotAllowed, outcomes[1].Error!.Code);
        Assert.Equal("Order not eligible for refill.", outcomes[1].Error!.PanelText);
    }

    [Theory]
    [InlineData("""[{"order":5,"cancel":1},{"order":6,"cancel":{"error":"Order cannot be canceled"}}]""")]
    [InlineData("""[{"order":5,"cancel":"1"},{"order":6,"error":"Order cannot be canceled"}]""")]
    [InlineData("""{"5":{"cancel":true},"6":"Order cannot be canceled"}""")]
    public async Task Cancellations_are_read_from_any_shape(string json)
    {
        Answer(json);

        var outcomes = await BatchedAction.Of("cancel").RunToEnd(Client, [5, 6]);

        Assert.Equal(5, Assert.IsType<Cancellation>(outcomes[0].Value).OrderId);
        Assert.Equal(PanelErrorCode.CancelNotAllowed, outcomes[1].Error!.Code);
    }

    [Theory]
    [InlineData("""{"status":"Rejected"}""")]
    [InlineData("""{"refill":"9","status":"Rejected"}""")]
    [InlineData("""[{"refill":9,"status":"Rejected"}]""")]
    [InlineData("""[{"status":"Rejected"}]""")]
    [InlineData("""{"9":{"status":"Rejected"}}""")]
    public async Task A_single_refill_status_is_read_from_any_shape(string json)
    {
        Answer(json);

        var status = await Client.GetRefillStatusAsync(9);

        Assert.Equal((9, "Rejected", true), (status.RefillId, status.Status, status.IsFinal));
    }

    [Theory]
    [InlineData("""{"status":{"error":"Refill not found"}}""")]
    [InlineData("""[{"refill":9,"status":{"error":"Refill not found"}}]""")]
    [InlineData("""["Refill not found"]""")]
    [InlineData("""{"9":"Refill not found"}""")]
    [InlineData("""{"error":"Refill not found"}""")]
    public async Task A_single_refill_that_is_not_there_is_read_from_any_shape(string json)
    {
        Answer(json);

        var error = await Failing.With(PanelErrorCode.RefillNotFound, () => Client.GetRefillStatusAsync(9));

        Assert.Equal("Refill not found", error.PanelText);
        Assert.Equal("9", error.Fields["refill"]);
    }

    [Fact]
    public async Task An_error_in_place_of_the_refills_id_is_an_error()
    {
        Answer("""{"refill":{"error":"Order not eligible for refill."}}""");

        var error = await Failing.With(PanelErrorCode.RefillNotAllowed, () => Client.RefillAsync(4));

        Assert.Equal("Order not eligible for refill.", error.PanelText);
        Assert.Equal("4", error.Fields["order"]);
    }

    [Fact]
    public async Task A_list_of_the_wrong_length_without_ids_does_not_answer_any_id()
    {
        Answer("""[{"status":"Completed"},{"status":"Pending"}]""");

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [5, 6, 7]);

        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NotAnswered, o.Error!.Code));
    }

    [Fact]
    public async Task A_status_of_fail_is_the_state_of_an_order_and_no_failed_call()
    {
        Answer("""{"status":"Fail","charge":"0"}""");

        var status = await Client.GetOrderStatusAsync(5);

        Assert.Equal(("Fail", true, 0m), (status.Status, status.IsFinal, status.Charge));
    }

    [Fact]
    public async Task A_whole_batch_that_is_refused_is_an_error_for_each_id()
    {
        Panel.Faults.Next(Fault.Error("Cancellation via API is not supported. Contact support."));

        var outcomes = await BatchedAction.Of("cancel").RunToEnd(Client, [5, 6]);

        Assert.Equal(["5", "6"], outcomes.Select(o => o.Error!.Fields["orders"]));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.CancelNotAllowed, o.Error!.Code));
        Assert.All(outcomes, o => Assert.Contains($"{o.Id}", o.Error!.Message, StringComparison.Ordinal));
    }
}
