using System;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>
/// A refusal that names something new is not believed: the order, refill or cancellation may exist, so nothing is sent again.
/// </summary>
public sealed class AnswerIdsTests : PanelTest
{
    public static MatrixTheoryData<string, string> Ids => new(Writer.Names,
    [
        """{"order":7}""",
        """{"error":"too many requests","data":{"order":7}}""",
        """{"message":"ok","data":{"order":7}}""",
        """{"error":"warning: low balance","data":{"order":7}}""",
        """{"error":"warning: low balance","data":{"result":[{"x":{"Order_ID":"7"}}]}}""",
        """{"error":"x","orderId":7}""",
        """{"error":"x","ORDER-ID":"7.0"}""",
        """{"error":"x","orders":[7,8]}""",
        """{"error":"x","orders":"7, 8"}""",
        """{"error":"x","orders":{"7":{"charge":"0.5"}}}""",
        """{"error":{"message":"x","id":7}}""",
        """{"success":false,"msg":"x","refill_id":"7"}""",
        """{"status":"error","message":"x","refill":7}""",
        """{"error":"x","cancel":1}""",
        """{"error":"x","order":"ord_5f3a"}""",
        """{"error":"x","data":7}""",
        """[{"error":"x"},{"order":7}]""",
        "\"{\\\"error\\\":\\\"x\\\",\\\"order\\\":7}\"",
        """{"error":"x","order":7""",
        """{"error":"x","created_order_id":7}""",
        """{"error":"x","order":{"number":7}}""",
        """{"error":"x","data":[7]}""",
        """{"error":"x","data":"{\"order\":7}"}""",
        """{"error":"[{\"order\":\"7\"}]"}""",
    ]);

    public static MatrixTheoryData<string, int> Statuses => new(Writer.Names, [200, 400, 401, 402, 403, 409, 422, 429]);

    [Theory]
    [MemberData(nameof(Ids))]
    [Trait("Fault", "The wire: a refusal that names a new id")]
    public async Task Whatever_the_id_is_called_and_however_deep_it_is_the_outcome_is_unknown(string name, string json)
    {
        foreach (var status in (int[])[409, 429]) await Unknown(name, status, json);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    [Trait("Fault", "The wire: HTTP 4xx with an id")]
    public Task Whatever_the_status_is_the_outcome_is_unknown(string name, int status) =>
        Unknown(name, status, """{"error":"Not enough funds on balance","data":{"order":7,"refill":7}}""");

    [Theory]
    [InlineData("add", """{"error":"Not enough funds","service":1,"quantity":100,"link":"https://example.com/7"}""")]
    [InlineData("add", """{"error":"Not enough funds","code":400,"request_id":"5f3a","order":null,"id":0,"data":[]}""")]
    [InlineData("add", """{"error":"Not enough funds","service":{"id":1,"refill":1,"cancel":1},"user":{"id":9}}""")]
    [InlineData("add", """{"errors":{"order":["Not enough funds, 5 more are needed"]}}""")]
    [InlineData("add", """{"error":"Not enough funds","order":false,"refill":"","data":{"balance":"7.5"}}""")]
    [InlineData("refill", """{"error":"Not enough funds","order":2}""")]
    [InlineData("refill", """{"order":"2","refill":{"error":"Not enough funds"}}""")]
    [InlineData("refill", """[{"order":2,"refill":{"error":"Not enough funds"}}]""")]
    [InlineData("cancel", """[{"order":3,"cancel":{"error":"Not enough funds"}}]""")]
    [InlineData("cancel", """{"3":{"error":"Not enough funds","order_id":"3"}}""")]
    [InlineData("cancel", """{"error":"Not enough funds","orders":"3"}""")]
    public async Task An_id_of_the_request_is_not_a_new_id(string name, string json)
    {
        Answer(json);

        await Failing.With(PanelErrorCode.InsufficientFunds, () => Writer.Of(name).Send(Client, default));

        Assert.Single(Panel.Requests);
    }

    [Fact]
    [Trait("Fault", "The wire: a refused entry with an id")]
    public async Task In_a_chunk_an_entry_is_judged_by_itself()
    {
        Answer(
            """
            [{"order":1,"refill":7},{"order":2,"error":"not now","refill":8},
            {"order":3,"refill":{"error":"Order not eligible for refill."}}]
            """);

        var outcomes = await BatchedAction.Of("refill").RunToEnd(Client, [1, 2, 3]);

        Assert.NotNull(outcomes[0].Value);
        Assert.Equal(PanelErrorCode.OutcomeUnknown, outcomes[1].Error!.Code);
        Assert.Equal(PanelErrorCode.RefillNotAllowed, outcomes[2].Error!.Code);
    }

    [Fact]
    public async Task An_action_of_the_panels_own_is_a_writer_too()
    {
        Answer("""{"error":"too many requests","ticket":{"id":7}}""", 429);

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Retrying().InvokeAsync("mass_order"));

        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_reader_is_repeated_all_the_same()
    {
        Answer("""{"error":"too many requests","data":{"order":7}}""", 429);

        await Retrying().GetBalanceAsync();

        Assert.Equal(2, Panel.Requests.Count);
    }

    private async Task Unknown(string name, int status, string json)
    {
        Panel.ClearRequests();
        Panel.Faults.Clear();
        Panel.Faults.Always(Fault.Answer(status, json).AfterAccept());

        var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(Retrying(), default));

        Assert.Equal(status, error.HttpStatus);
        SentOnly(name, Writer.Of(name).Fields);
    }

    private PanelClient Retrying() => Connect(retry: new RetryOptions { MaximumCount = 4, Interval = TimeSpan.FromMilliseconds(1) });
}
