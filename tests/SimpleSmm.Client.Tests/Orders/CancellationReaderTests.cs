using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>Answers to <c>cancel</c> (docs/panel-api.md#variants-of-cancellations).</summary>
public sealed class CancellationReaderTests
{
    [Theory]
    [InlineData("""[{"order":5,"cancel":1}]""", "5 canceled")]
    [InlineData("""[{"order":"5","cancel":"1"}]""", "5 canceled")]
    [InlineData("""[{"order":5,"cancel":true}]""", "5 canceled")]
    [InlineData("""{"cancel":1}""", "5 canceled")]
    [InlineData("""{"cancel":5,"status":"Success"}""", "5 canceled")]
    [InlineData("""{"cancel":"ord_17"}""", "5 canceled")]
    [InlineData("""{"canceled":[5]}""", "5 canceled")]
    [InlineData("""{"cancelled":["5"]}""", "5 canceled")]
    [InlineData("""{"5":"requested"}""", "5 canceled")]
    [InlineData("""{"5":{"status":"requested"}}""", "5 canceled")]
    [InlineData("""{"5":{"cancel":"requested"}}""", "5 canceled")]
    [InlineData("""{"5":1}""", "5 canceled")]
    [InlineData("""{"success":"Your cancellation request has been received"}""", "5 canceled")]
    [InlineData("""{"data":[{"order":5,"cancel":1}]}""", "5 canceled")]
    [InlineData("""[{"order":5,"cancel":{"error":"Incorrect order ID"}}]""", "5 OrderNotFound 'Incorrect order ID'")]
    [InlineData("""[{"order":5,"error":"Order cannot be canceled"}]""", "5 CancelNotAllowed 'Order cannot be canceled'")]
    [InlineData("""{"5":"Cancel not available"}""", "5 CancelNotAllowed 'Cancel not available'")]
    [InlineData("""{"error":"Cancellation via API is not supported. Contact support."}""", "5 CancelNotAllowed 'Cancellation via API is not supported. Contact support.'")]
    [InlineData("""{"success":false,"msg":"Cannot cancel"}""", "5 CancelNotAllowed 'Cannot cancel'")]
    [InlineData("""[{"order":5,"cancel":0}]""", "5 OutcomeUnknown")]
    [InlineData("""[{"order":5,"cancel":false}]""", "5 OutcomeUnknown")]
    [InlineData("""[{"order":5,"cancel":"no"}]""", "5 OutcomeUnknown")]
    [InlineData("""[{"order":5,"cancel":null}]""", "5 OutcomeUnknown")]
    [InlineData("""{"status":"Pending review"}""", "5 OutcomeUnknown")]
    [InlineData("""[{"order":"5","cancel":{"status":"Canceled"}}]""", "5 canceled")]
    [InlineData("""{"order":"5","cancel":{"status":"success"}}""", "5 canceled")]
    [InlineData("""{"0":{"order":"5","cancel":{"success":true}}}""", "5 canceled")]
    [InlineData("""{"result":[{"OrderID":"5","cancel":{"id":9}}]}""", "5 canceled")]
    [InlineData("""[{"order":"5","cancel":{"status":"Cannot cancel"}}]""", "5 OutcomeUnknown")]
    [InlineData("""{"status":"success"}""", "5 OutcomeUnknown")]
    [InlineData("""{"canceled":[]}""", "5 NotAnswered")]
    [InlineData("""{"canceled":[6]}""", "5 NotAnswered")]
    [InlineData("", "5 OutcomeUnknown")]
    public async Task A_cancellation_is_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "cancel", 5));
    }

    [Theory]
    [InlineData("""[{"order":6,"cancel":{"error":"Incorrect order ID"}},{"order":5,"cancel":1}]""", "5 canceled; 6 OrderNotFound 'Incorrect order ID'")]
    [InlineData("""[{"cancel":1},{"cancel":{"error":"Incorrect order ID"}}]""", "5 NotAnswered; 6 NotAnswered")]
    [InlineData("""{"5":"requested","6":"Incorrect order ID"}""", "5 canceled; 6 OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"canceled":[5]}""", "5 canceled; 6 NotAnswered")]
    [InlineData("""{"success":"Requests received"}""", "5 NotAnswered; 6 NotAnswered")]
    public async Task Many_cancellations_are_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "cancel", 5, 6));
    }
}
