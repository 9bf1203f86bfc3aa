using System;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Perfect;

/// <summary>The documented answers, to the letter (docs/panel-api.md#calls).</summary>
public sealed class PerfectApiTests
{
    private readonly SandboxPanel _panel = Panels.Still(existing: 100);

    [Fact]
    public void Services_are_an_array_of_the_documented_nine_fields()
    {
        var first = _panel.AskJson("services")[0];
        Assert.Equal(
            """{"service":1,"name":"Instagram Followers [Refill 30 Days]","type":"Default","category":"Instagram Followers","rate":"0.90","min":"50","max":"100000","refill":true,"cancel":true}""",
            first.GetRawText());
        Assert.All(_panel.AskJson("services").EnumerateArray(), service => Assert.Equal(
            ["service", "name", "type", "category", "rate", "min", "max", "refill", "cancel"],
            service.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Add_answers_the_number_of_the_order_and_starts_with_the_page_s_id()
    {
        Assert.Equal("""{"order":235416}""", _panel.Ask("add", "service=1", Asking.Link, "quantity=100"));
        Assert.Equal("""{"order":235417}""", _panel.Ask("add", "service=1", Asking.Link, "quantity=100"));
    }

    [Fact]
    public void A_fresh_order_is_Pending_with_all_of_it_remaining()
    {
        _panel.Add(1, 100);
        Assert.Equal(
            """{"charge":"0.09000","start_count":"0","status":"Pending","remains":"100","currency":"USD"}""",
            _panel.Ask("status", "order=235416"));
    }

    [Fact]
    public void Many_statuses_are_an_object_keyed_by_id_with_errors_in_place()
    {
        var answer = _panel.AskJson("status", "orders=1,1000,100,abc");
        Assert.Equal(["1", "1000", "100", "abc"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Partial", answer.GetProperty("1").GetProperty("status").GetString());
        Assert.Equal("In progress", answer.GetProperty("100").GetProperty("status").GetString());
        Assert.Equal("""{"error":"Incorrect order ID"}""", answer.GetProperty("1000").GetRawText());
        Assert.Equal("""{"error":"Incorrect order ID"}""", answer.GetProperty("abc").GetRawText());
        Assert.Equal(
            ["charge", "start_count", "status", "remains", "currency"],
            answer.GetProperty("1").EnumerateObject().Select(property => property.Name));
        Assert.All(answer.GetProperty("1").EnumerateObject(), property => Assert.Equal(JsonValueKind.String, property.Value.ValueKind));
    }

    [Fact]
    public void A_refill_is_text_for_one_order_and_a_number_for_many()
    {
        Assert.Equal("""{"refill":"1"}""", _panel.Ask("refill", "order=1"));
        Assert.Equal(
            """[{"order":2,"refill":2},{"order":1000,"refill":{"error":"Incorrect order ID"}},{"order":1,"refill":{"error":"Order not eligible for refill."}}]""",
            _panel.Ask("refill", "orders=2,1000,1"));
    }

    [Fact]
    public void Refill_statuses_are_an_array_in_the_order_asked_for()
    {
        _panel.Ask("refill", "orders=1,2");
        Assert.Equal("""{"status":"Pending"}""", _panel.Ask("refill_status", "refill=2"));
        Assert.Equal(
            """[{"refill":2,"status":"Pending"},{"refill":9,"status":{"error":"Refill not found"}},{"refill":1,"status":"Pending"}]""",
            _panel.Ask("refill_status", "refills=2,9,1"));
    }

    [Fact]
    public void A_cancellation_is_an_array_with_1_or_an_error()
    {
        Assert.Equal(
            """[{"order":1000,"cancel":{"error":"Incorrect order ID"}},{"order":3,"cancel":1},{"order":"x","cancel":{"error":"Incorrect order ID"}}]""",
            _panel.Ask("cancel", "orders=1000,3,x"));
    }

    [Fact]
    public void The_balance_is_text_with_five_decimals()
    {
        var panel = new SandboxPanel(new SandboxOptions { Balance = 100.84292m, Currency = "EUR" });
        Assert.Equal("""{"balance":"100.84292","currency":"EUR"}""", panel.Ask("balance"));
        Assert.Equal("""{"balance":"100.00000","currency":"USD"}""", _panel.Ask("balance"));
    }

    [Fact]
    public void Every_answer_is_status_200_and_JSON()
    {
        foreach (string form in new[] { "", "key=sandbox", "key=sandbox&action=balance", "key=wrong&action=balance" })
        {
            var answer = _panel.Answer(form);
            Assert.Equal((200, "application/json"), (answer.StatusCode, answer.ContentType));
        }

        Assert.Throws<ArgumentNullException>(() => _panel.Answer((string)null!));
    }
}
