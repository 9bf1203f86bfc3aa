using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Wire;

/// <summary>Up to 100 ids, each answered once and none by its position.</summary>
public sealed class IdListTests
{
    private readonly SandboxPanel _panel = Panels.Still(existing: 200);

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    public void Up_to_a_hundred_are_answered(int count)
    {
        int[] ids = [.. Enumerable.Range(50, count).Reverse()];
        var statuses = _panel.AskJson("status", "orders=" + Asking.Ids(ids));
        Assert.Equal(Asking.Ids(ids).Split(','), statuses.EnumerateObject().Select(property => property.Name));
        foreach ((string action, string field, string id) in
            new[] { ("refill", "orders", "order"), ("cancel", "orders", "order"), ("refill_status", "refills", "refill") })
        {
            var answer = _panel.AskJson(action, $"{field}={Asking.Ids(ids)}");
            Assert.Equal(ids, answer.EnumerateArray().Select(entry => entry.GetProperty(id).GetInt32()));
        }
    }

    [Theory]
    [InlineData("status", "orders", "Maximum 100 orders")]
    [InlineData("refill", "orders", "Maximum 100 orders")]
    [InlineData("cancel", "orders", "Maximum 100 orders")]
    [InlineData("refill_status", "refills", "Maximum 100 refills")]
    public void One_more_is_refused_whole_and_so_is_none(string action, string field, string error)
    {
        Assert.Equal(error, _panel.Error(action, $"{field}={Asking.Ids(Enumerable.Range(1, 101))}"));
        Assert.Equal("Incorrect request", _panel.Error(action, field + "="));
        Assert.Equal("Incorrect request", _panel.Error(action, field + "= , ,"));
        Assert.Equal("Refill not found", _panel.Error("refill_status", "refill=1"));
        Assert.Equal("In progress", _panel.Status(3));
    }

    [Fact]
    public void An_id_given_twice_is_one_key_of_an_object_and_two_entries_of_an_array()
    {
        Assert.Single(_panel.AskJson("status", "orders=7, 7,7").EnumerateObject());
        Assert.Equal(
            """[{"order":1,"refill":1},{"order":1,"refill":{"error":"Order not eligible for refill."}}]""",
            _panel.Ask("refill", "orders=1,1"));
        Assert.Equal(
            """[{"order":3,"cancel":1},{"order":3,"cancel":{"error":"Order cannot be canceled"}}]""", _panel.Ask("cancel", "orders=3,3"));
    }

    [Fact]
    public void Ids_beyond_any_number_are_just_wrong() =>
        Assert.Equal(
            """{"99999999999999999999999":{"error":"Incorrect order ID"},"-1":{"error":"Incorrect order ID"},"0":{"error":"Incorrect order ID"}}""",
            _panel.Ask("status", "orders=99999999999999999999999,-1,0"));
}
