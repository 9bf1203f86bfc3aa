using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Refills;

/// <summary>Refills and their statuses (docs/panel-api.md#variants-of-refills).</summary>
public sealed class RefillReaderTests
{
    [Theory]
    [InlineData("""{"refill":"8"}""", "5 refill 8")]
    [InlineData("""{"refill":8}""", "5 refill 8")]
    [InlineData("""{"Refill":8}""", "5 refill 8")]
    [InlineData("""{"refill_id":"8"}""", "5 refill 8")]
    [InlineData("""{"status":"success","refill":"8"}""", "5 refill 8")]
    [InlineData("""{"success":"Refill has been sent","refill":8}""", "5 refill 8")]
    [InlineData("""{"order":5,"refill":5}""", "5 refill 5")]
    [InlineData("""{"5":{"refill":8}}""", "5 refill 8")]
    [InlineData("""{"5":8}""", "5 refill 8")]
    [InlineData("""{"data":{"refill":8}}""", "5 refill 8")]
    [InlineData("""[{"order":5,"refill":8}]""", "5 refill 8")]
    [InlineData("""[{"refill":8,"status":"success"}]""", "5 refill 8")]
    [InlineData("""{"refill":{"refill":"8"}}""", "5 refill 8")]
    [InlineData("""{"refill":{"refill_id":8,"status":"Pending"}}""", "5 refill 8")]
    [InlineData("""{"refill":{"id":"8"}}""", "5 refill 8")]
    [InlineData("""[{"order":"5","refill":{"refill":"8"}}]""", "5 refill 8")]
    [InlineData("""{"data":{"refill":{"refill":8}}}""", "5 refill 8")]
    [InlineData("""[{"order":"5","refill":{"error":"Order not eligible for refill."}}]""", "RefillNotAllowed 'Order not eligible for refill.'")]
    [InlineData("""{"refill":{"status":"success"}}""", "OutcomeUnknown")]
    [InlineData("""{"refill":{}}""", "OutcomeUnknown")]
    [InlineData("""{"error":"Order not eligible for refill."}""", "RefillNotAllowed 'Order not eligible for refill.'")]
    [InlineData("""{"refill":{"error":"Order not eligible for refill."}}""", "RefillNotAllowed 'Order not eligible for refill.'")]
    [InlineData("""{"refill":8,"status":{"error":"Order not eligible for refill."}}""", "OutcomeUnknown 'Order not eligible for refill.'")]
    [InlineData("""{"error":"Refill is only available manually via support ticket #12"}""", "RefillNotAllowed 'Refill is only available manually via support ticket #12'")]
    [InlineData("""{"5":"Incorrect order ID"}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"refill":0}""", "OutcomeUnknown")]
    [InlineData("""{"refill":true}""", "OutcomeUnknown")]
    [InlineData("""{"refill":null}""", "OutcomeUnknown")]
    [InlineData("""{"status":"success"}""", "OutcomeUnknown")]
    [InlineData("", "OutcomeUnknown")]
    public async Task A_refill_is_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "refill", 5));
    }

    [Theory]
    [InlineData("ref_17")]
    [InlineData("5e3")]
    [InlineData("64f1a2b3c4")]
    public async Task A_refill_id_that_is_not_a_number_is_named(string id)
    {
        using var panel = CannedPanel.With($$"""{"refill":"{{id}}"}""");

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => panel.Client.RefillAsync(5));

        Assert.Contains($"\"{id}\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"order":5,"refill":8},{"order":6,"refill":{"error":"Incorrect order ID"}}]""")]
    [InlineData("""[{"order":"6","refill":{"error":"Incorrect order ID"}},{"order":"5","refill":"8"}]""")]
    [InlineData("""{"5":{"refill":8},"6":"Incorrect order ID"}""")]
    [InlineData("""[{"order":"5","refill":{"refill":"8"}},{"order":"6","refill":{"error":"Incorrect order ID"}}]""")]
    [InlineData("""{"5":{"refill":{"id":8}},"6":{"refill":{"error":"Incorrect order ID"}}}""")]
    [InlineData("""{"data":[{"order":5,"refill":8},{"order":6,"error":"Incorrect order ID"}]}""")]
    public async Task Many_refills_are_read(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("5 refill 8; 6 OrderNotFound 'Incorrect order ID'", await Question.AskAsync(panel.Client, "refill", 5, 6));
    }

    [Fact]
    public async Task A_refill_with_an_id_and_an_error_is_unknown()
    {
        using var panel = CannedPanel.With("""[{"order":5,"refill":8},{"order":6,"refill":9,"status":{"error":"Incorrect order ID"}}]""");

        Assert.Equal("5 refill 8; 6 OutcomeUnknown 'Incorrect order ID'", await Question.AskAsync(panel.Client, "refill", 5, 6));
    }

    [Theory]
    [InlineData("""{"status":"Completed"}""", "9 Completed!")]
    [InlineData("""{"refill":"9","status":"In progress"}""", "9 In progress")]
    [InlineData("""[{"refill":9,"status":"Rejected"}]""", "9 Rejected!")]
    [InlineData("""[{"status":"Awaiting"}]""", "9 Awaiting")]
    [InlineData("""{"9":{"status":"success"}}""", "9 Completed!")]
    [InlineData("""{"9":"Completed"}""", "9 Completed!")]
    [InlineData("""{"refills":[{"refill":9,"status":"Error"}]}""", "9 Fail!")]
    [InlineData("""{"refill":9,"status":"Cancelled"}""", "9 Canceled!")]
    [InlineData("""{"status":{"status":"Completed"}}""", "9 Completed!")]
    [InlineData("""{"refill":"9","status":{"status":"In progress"}}""", "9 In progress")]
    [InlineData("""[{"refill":9,"status":{"id":9,"status":"Rejected"}}]""", "9 Rejected!")]
    [InlineData("""{"data":{"9":{"status":{"Status":"Completed"}}}}""", "9 Completed!")]
    [InlineData("""{"refill":9,"status":{"code":2}}""", "ResponseInvalid")]
    [InlineData("""{"status":"Not found"}""", "RefillNotFound 'Not found'")]
    [InlineData("""{"refill":9,"status":{"error":"Refill not found"}}""", "RefillNotFound 'Refill not found'")]
    [InlineData("""{"9":"Refill not found"}""", "RefillNotFound 'Refill not found'")]
    [InlineData("""{"refill":8,"status":"Completed"}""", "NotAnswered")]
    [InlineData("null", "NotAnswered")]
    [InlineData("[]", "NotAnswered")]
    [InlineData("""{"refill":9}""", "ResponseInvalid")]
    public async Task A_refills_status_is_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "refill_status", 9));
    }

    [Theory]
    [InlineData("""[{"refill":1,"status":"Completed"},{"refill":2,"status":{"error":"Refill not found"}}]""")]
    [InlineData("""{"1":{"status":"Completed"},"2":{"error":"Refill not found"}}""")]
    [InlineData("""{"1":"Completed","2":"Refill not found"}""")]
    [InlineData("""[{"id":2,"status":{"error":"Refill not found"}},{"id":1,"status":"Completed"}]""")]
    public async Task Many_refills_statuses_are_read(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("1 Completed!; 2 RefillNotFound 'Refill not found'", await Question.AskAsync(panel.Client, "refill_status", 1, 2));
    }
}
