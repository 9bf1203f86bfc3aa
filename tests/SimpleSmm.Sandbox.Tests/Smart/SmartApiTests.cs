using System;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Smart;

/// <summary>The other family of panels, as it was seen to answer.</summary>
public sealed class SmartApiTests
{
    private readonly SandboxPanel _panel = Panels.Still(existing: 100, dialect: PanelDialect.Smart);

    [Fact]
    public void Add_and_balance_say_success_in_pretty_print_sent_as_HTML()
    {
        Assert.Equal(
            "{\n    \"status\": \"success\",\n    \"order\": 235416\n}", _panel.Ask("add", "service=1", Asking.Link, "quantity=100"));
        Assert.Equal(
            "{\n    \"status\": \"success\",\n    \"balance\": \"99.9100\",\n    \"currency\": \"USD\"\n}", _panel.Ask("balance"));
        Assert.Equal("text/html; charset=UTF-8", _panel.Answer("").ContentType);
    }

    [Fact]
    public void A_fresh_order_says_0_remains_and_has_its_id()
    {
        _panel.Add(1, 100);
        Assert.Equal(
            "{\n    \"order\": \"235416\",\n    \"status\": \"Pending\",\n    \"charge\": \"0.0900\",\n    \"start_count\": null,\n"
            + "    \"remains\": \"0\",\n    \"currency\": \"USD\"\n}",
            _panel.Ask("status", "order=235416"));
    }

    [Fact]
    public void Errors_in_a_batch_are_bare_and_ids_are_read_leniently()
    {
        var answer = _panel.AskJson("status", "orders=1, 2,4abc,777,abc,");
        Assert.Equal(["1", " 2", "4abc", "777", "abc", ""], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2", answer.GetProperty(" 2").GetProperty("order").GetString());
        Assert.Equal("4", answer.GetProperty("4abc").GetProperty("order").GetString());
        Assert.Equal("Incorrect order ID", answer.GetProperty("777").GetString());
        Assert.Equal("Incorrect order ID", answer.GetProperty("").GetString());
    }

    [Fact]
    public void There_is_no_limit_of_100_and_ids_counted_from_0_become_a_list()
    {
        Assert.Equal(300, _panel.AskJson("status", "orders=" + Asking.Ids(Enumerable.Range(1, 300))).EnumerateObject().Count());
        var list = _panel.AskJson("status", "orders=0,1,2");
        Assert.Equal(JsonValueKind.Array, list.ValueKind);
        Assert.Equal("Incorrect order ID", list[0].GetString());
        Assert.Equal("1", list[1].GetProperty("order").GetString());
    }

    [Fact]
    public void Services_are_all_text_with_desc_and_dripfeed()
    {
        var first = _panel.AskJson("services")[0];
        Assert.Equal(
            ["service", "name", "category", "rate", "min", "max", "type", "desc", "dripfeed"],
            first.EnumerateObject().Select(property => property.Name));
        Assert.All(first.EnumerateObject(), property => Assert.Equal(JsonValueKind.String, property.Value.ValueKind));
        Assert.Equal("0.9000", first.GetProperty("rate").GetString());
        Assert.Equal("custom_comments", _panel.AskJson("services")[1].GetProperty("type").GetString());
    }

    [Fact]
    public void A_drip_feed_has_runs_and_children_in_place_of_figures()
    {
        Assert.Null(_panel.Error("add", "service=1", Asking.Link, "quantity=100", "runs=5", "interval=30"));
        Assert.Equal(
            "{\n    \"status\": \"In progress\",\n    \"runs\": \"5\",\n    \"orders\": []\n}", _panel.Ask("status", "order=235416"));
        Assert.Equal(100m - 0.45m, _panel.Balance);
    }

    [Theory]
    [InlineData("key=wrong&action=foo", "API is Disable for this user or User Not Found! Contact the Support")]
    [InlineData("key=sandbox&action=foo", "This action is Invalid")]
    [InlineData("key=sandbox&action=refill&order=1", "This action is Invalid")]
    [InlineData("key=sandbox&action=refill_status&refill=1", "This action is Invalid")]
    [InlineData("key=sandbox&action=cancel&orders=1", "This action is Invalid")]
    [InlineData("key=sandbox&action=add&link=a", "There are missing required parameters. Please check your API Manual")]
    [InlineData("key=sandbox&action=add&service=9999", "Service ID does not exists")]
    [InlineData("key=sandbox&action=add&service=2&quantity=3", "Comments field is required")]
    [InlineData("key=sandbox&action=add&service=5&runs=2&interval=30", "This services does not support Dripfeed feature!")]
    [InlineData("key=sandbox&action=add&service=1&runs=2", "Interval time is required")]
    [InlineData("key=sandbox&action=add&service=1&interval=30", "Runs is required")]
    [InlineData("key=sandbox&action=add&service=1&quantity=100", "Bad Link")]
    [InlineData("key=sandbox&action=add&service=30&username=a&min=1&max=2&delay=0", "Bad Link")]
    [InlineData("key=sandbox&action=add&service=31&link=a", "Quantity is required")]
    [InlineData("key=sandbox&action=add&service=1&link=a&quantity=49", "Quantity must to be greater than or equal to minimum amount 50")]
    [InlineData("key=sandbox&action=add&service=1&link=a&quantity=100&runs=abc&interval=30", "Quantity must to be greater than or equal to minimum amount 50")]
    [InlineData("key=sandbox&action=add&service=1&link=a&quantity=50000&runs=3&interval=30", "Quantity must to be less than or equal to maximum amount 100000")]
    [InlineData("key=sandbox&action=add&service=4&link=a&quantity=100000", "Not enough funds on balance")]
    [InlineData("key=sandbox&action=add&service=62&link=a&quantity=100", "There are missing required parameters. Please check your API Manual")]
    [InlineData("key=sandbox&action=status&order=777", "Incorrect order ID")]
    public void Its_own_texts_in_its_own_order(string form, string error)
    {
        Assert.Equal("{\n    \"error\": \"" + error + "\"\n}", _panel.Answer(form).Body);
        Assert.Empty(_panel.Orders);
    }

    [Fact]
    public void One_text_has_another_envelope_and_no_id_at_all_is_answered_by_nothing()
    {
        Assert.Equal(
            """{"status":"error","message":"Invalid Interval in minutes"}""",
            _panel.Ask("add", "service=1", Asking.Link, "quantity=100", "runs=2", "interval=7"));
        Assert.Equal("", _panel.Ask("status"));
        Assert.Equal("", _panel.Ask("status", "order="));
    }

    [Fact]
    public void Values_are_decoded_twice_and_a_bar_between_comments_counts()
    {
        _panel.Ask("add", "service=1", "link=x.test/a%20b+c<b>d</b>", "quantity=100");
        Assert.Equal("x.test/a b cd", _panel.Orders[0].Link);
        _panel.Ask("add", "service=2", Asking.Link, "comments=1\n2\n3\n4\n5\n6\n7\n8\n9 | 10");
        Assert.Equal(10, _panel.Orders[1].Quantity);
    }

    [Fact]
    public void The_charge_in_a_status_stays_the_first_one_and_the_money_comes_back_all_the_same()
    {
        var partial = _panel.AskJson("status", "order=1");
        Assert.Equal("Partial", partial.GetProperty("status").GetString());
        Assert.Equal(_panel.FindOrder(1)!.Charge, partial.Money("charge"));
        Assert.True(_panel.FindOrder(1)!.Refunded > 0);
    }
}
