using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>Statuses of orders (docs/panel-api.md#variants-of-an-orders-status).</summary>
public sealed class OrderStatusReaderTests
{
    [Theory]
    [InlineData("""{"charge":"0.32589","start_count":"2892","status":"Processing","remains":"142","currency":"USD"}""", "5 Processing charge=0.32589 USD start=2892 remains=142")]
    [InlineData("""{"charge":0.32589,"start_count":2892,"status":"Processing","remains":142}""", "5 Processing charge=0.32589 start=2892 remains=142")]
    [InlineData("""{"order":"5","status":"Pending","charge":"0.0900","start_count":null,"remains":"0","currency":"USD"}""", "5 Pending charge=0.0900 USD remains=0")]
    [InlineData("""{"charge":"0.09","status":"Pending","remains":100,"currency":"VND","start_counter":0}""", "5 Pending charge=0.09 VND start=0 remains=100")]
    [InlineData("""{"status":"Partial","remains":"Unknown","charge":null}""", "5 Partial! {remains='Unknown'}")]
    [InlineData("""{"status":"Completed","remains":"-12","start_count":"1,234","charge":""}""", "5 Completed! start=1234 remains=-12")]
    [InlineData("""{"status":"Completed","charge":1.0e-5}""", "5 Completed! charge=0.000010")]
    [InlineData("""{"status":"Completed","charge":"1E-5"}""", "5 Completed! charge=0.00001")]
    [InlineData("""{"status":"Completed","charge":"0.29969999999999997"}""", "5 Completed! charge=0.29969999999999997")]
    [InlineData("""{"status":"Completed","charge":"$1,234.50"}""", "5 Completed! charge=1234.50 $")]
    [InlineData("""{"status":"Completed","charge":"NaN","remains":"nan"}""", "5 Completed!")]
    [InlineData("""{"status":"Completed","charge":"1.2.3"}""", "5 Completed! {charge='1.2.3'}")]
    [InlineData("""{"status":"Completed","charge":{"amount":1}}""", "5 Completed! {charge={amount=1}}")]
    [InlineData("""{"Status":"completed","Charge":"1","Start_Count":"2","StartCount":"2","Remains":"3","Currency":"EUR"}""", "5 Completed! charge=1 EUR start=2 remains=3 {Start_Count='2'}")]
    [InlineData("""{"status":"In progress","runs":"5","orders":["24256","24257"]}""", "5 In progress {orders=['24256','24257'], runs='5'}")]
    [InlineData("""{"status":"Active","expiry":true,"posts":"3","orders":[]}""", "5 Active {expiry=True, orders=[], posts='3'}")]
    [InlineData("""{"status":"Active","expiry":"31\/12\/2030","posts":"0","orders":["183"]}""", "5 Active {expiry='31/12/2030', orders=['183'], posts='0'}")]
    [InlineData("""{"status":"Expired","posts":"0","orders":[{"order":5,"status":"x"}]}""", "5 Expired! {orders=[{order=5, status='x'}], posts='0'}")]
    [InlineData("""{"status":"Fail","charge":"0"}""", "5 Fail! charge=0")]
    [InlineData("""{"status":"Fail"}""", "5 Fail!")]
    [InlineData("""{"status":"Error","charge":"0.1","remains":"5","message":"The link is private"}""", "5 Fail! charge=0.1 remains=5 {message='The link is private'}")]
    [InlineData("""{"status":"Không rõ"}""", "5 Không rõ")]
    [InlineData("""{"status":1}""", "5 1")]
    [InlineData("""{"5":{"status":"Completed"}}""", "5 Completed!")]
    [InlineData("""{" 5":{"status":"Completed"}}""", "5 Completed!")]
    [InlineData("""{"status":"success","5":{"status":"Pending"}}""", "5 Pending")]
    [InlineData("""{"status":"success","data":{"status":"Pending","charge":"1"}}""", "5 Pending charge=1")]
    [InlineData("""{"success":true,"data":{"5":{"status":"Pending"}}}""", "5 Pending")]
    [InlineData("""{"data":[{"order":5,"status":"Pending"}]}""", "5 Pending")]
    [InlineData("""{"orders":[{"order":5,"status":"Pending"}]}""", "5 Pending")]
    [InlineData("""{"orders":{"5":{"status":"Pending"}}}""", "5 Pending")]
    [InlineData("""[{"order_id":5,"status":"Pending"}]""", "5 Pending {order_id=5}")]
    [InlineData("""[{"id":"5","status":"Pending"}]""", "5 Pending {id='5'}")]
    [InlineData("""[{"status":"Pending"}]""", "5 Pending")]
    [InlineData("""{"5":"Completed"}""", "5 Completed!")]
    [InlineData("""{"status":{"status":"Completed"}}""", "5 Completed!")]
    [InlineData("""{"order":5,"status":{"status":"Partial","charge":"0.5","remains":"3"}}""", "5 Partial! charge=0.5 remains=3")]
    [InlineData("""[{"order":"5","status":{"status":"Pending"}}]""", "5 Pending")]
    [InlineData("""{"5":{"status":{"Status":"Pending"}}}""", "5 Pending")]
    [InlineData("""{"status":"Partial","start_count":"1.000","remains":"12.345"}""", "5 Partial! start=1000 remains=12345")]
    [InlineData("""{"status":"Partial","start_count":"1.000.000","remains":"1,000"}""", "5 Partial! start=1000000 remains=1000")]
    [InlineData("""{"status":"Partial","start_count":1.000,"remains":"1.00","charge":"1.000"}""", "5 Partial! charge=1.000 start=1 remains=1")]
    [InlineData("""{"status":"Partial","remains":"0.500"}""", "5 Partial! {remains='0.500'}")]
    public async Task A_status_is_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "status", 5));
    }

    [Theory]
    [InlineData("""{"error":"Incorrect order ID"}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"status":{"error":"Incorrect order ID"}}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"5":{"error":"Incorrect order ID"}}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"5":"Incorrect order ID"}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""["Incorrect order ID"]""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("\"Incorrect order ID\"", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"5":"Error"}""", "PanelError 'Error'")]
    [InlineData("""{"status":"fail","message":"Incorrect order ID"}""", "OrderNotFound 'Incorrect order ID'")]
    [InlineData("""{"status":"fail","message":"Lỗi"}""", "PanelError 'Lỗi'")]
    [InlineData("""{"charge":"1"}""", "ResponseInvalid")]
    [InlineData("""{"status":null,"charge":"1"}""", "ResponseInvalid")]
    [InlineData("""{"status":"","charge":"1"}""", "ResponseInvalid")]
    [InlineData("""{"status":["Completed"]}""", "ResponseInvalid")]
    [InlineData("""{"5":null}""", "ResponseInvalid")]
    [InlineData("""{"5":7}""", "ResponseInvalid")]
    [InlineData("""{"order":"6","status":"Completed"}""", "NotAnswered")]
    [InlineData("""{"order":"5abc","status":"Completed"}""", "NotAnswered")]
    [InlineData("""{"5abc":{"status":"Completed"}}""", "NotAnswered")]
    [InlineData("""{"6":{"status":"Completed"}}""", "NotAnswered")]
    [InlineData("""[{"id":7,"status":"Completed"}]""", "NotAnswered")]
    [InlineData("null", "NotAnswered")]
    [InlineData("[]", "NotAnswered")]
    public async Task An_answer_that_is_not_a_status_is_an_error(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "status", 5));
    }

    [Theory]
    [InlineData("""{"0":{"status":"Pending"},"1":{"status":"Partial"},"2":"Incorrect order ID"}""")]
    [InlineData("""{"2":"Incorrect order ID","1":{"status":"Partial"},"0":{"status":"Pending"},"9":{"status":"Completed"}}""")]
    [InlineData("""{" 0":{"status":"Pending"}," 1":{"status":"Partial"}," 2":{"error":"Incorrect order ID"}}""")]
    [InlineData("""[{"status":"Pending"},{"status":"Partial"},"Incorrect order ID"]""")]
    [InlineData("""[{"order":"1","status":"Partial"},{"order":2,"error":"Incorrect order ID"},{"order":0,"status":"Pending"}]""")]
    [InlineData("""[{"id":"1","status":"Partial"},{"id":2,"error":"Incorrect order ID"},{"id":0,"status":"Pending"}]""")]
    [InlineData("""{"data":{"0":{"status":"Pending"},"1":{"status":"Partial"},"2":"Incorrect order ID"}}""")]
    [InlineData("""{"status":"success","orders":[{"order":"1","status":"Partial"},{"order":2,"error":"Incorrect order ID"},{"order":0,"status":"Pending"}]}""")]
    public async Task Many_statuses_are_matched_by_id(string body)
    {
        using var panel = CannedPanel.With(body);

        var answers = await Question.AnswersAsync(panel.Client, "status", 0, 1, 2);

        Assert.Equal(["0 Pending", "1 Partial!", "2 OrderNotFound 'Incorrect order ID'"], answers.Select(a => a.Text.Replace(" {id='1'}", "").Replace(" {id=0}", "")));
    }

    [Theory]
    [InlineData("""{"24238":{"status":"Pending"},"24240abc":{"order":"24240","status":"Pending"}}""")]
    [InlineData("""{"24238":{"status":"Pending"}}""")]
    [InlineData("""{"24238":{"status":"Pending"},"":{"status":"Pending"}}""")]
    [InlineData("""[{"order":24238,"status":"Pending"},{"status":"Pending"}]""")]
    public async Task An_id_that_is_left_out_is_an_error_of_its_own(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("24238 Pending; 24240 NotAnswered", await Question.AskAsync(panel.Client, "status", 24238, 24240));
    }
}
