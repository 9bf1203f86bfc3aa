using System;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Catalog;

/// <summary>Service lists other than the documented one.</summary>
public sealed class ServiceListTests : PanelTest
{
    [Fact]
    public async Task A_catalog_may_be_keyed_by_id()
    {
        Answer("""{"7":{"service":"7","name":"A","rate":1.5},"9":{"service":9,"name":"B","rate":"2"}}""");

        var catalog = await Client.GetServicesAsync();

        Assert.Equal([(7, "A", 1.5m), (9, "B", 2m)], catalog.Services.Select(s => (s.ServiceId, s.Name, s.Rate)));
        Assert.Empty(catalog.Unreadable);
    }

    [Theory]
    [InlineData("""{"name":"no id","rate":1}""")]
    [InlineData("""{"service":"abc","rate":1}""")]
    [InlineData("""{"service":3}""")]
    [InlineData("""{"service":3,"rate":"cheap"}""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task An_entry_that_cannot_be_read_does_not_take_the_others_with_it(string entry)
    {
        Answer($$"""[{"service":1,"rate":1},{{entry}},{"service":2,"rate":2}]""");

        var catalog = await Client.GetServicesAsync();

        Assert.Equal([1, 2], catalog.Services.Select(s => s.ServiceId));
        Assert.Equal(PanelErrorCode.ResponseInvalid, Assert.Single(catalog.Unreadable).Code);
    }

    [Fact]
    public async Task Of_two_services_with_one_id_the_first_is_found()
    {
        Answer("""[{"service":1,"name":"first","rate":1},{"service":1,"name":"second","rate":2}]""");

        var catalog = await Client.GetServicesAsync();

        Assert.Equal(2, catalog.Services.Count);
        Assert.Equal("first", catalog.Find(1)!.Name);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("\"30 days\"", true)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public async Task Flags_are_yes_no_or_not_said(string json, bool? expected)
    {
        Answer($$"""[{"service":1,"rate":1,"refill":{{json}},"cancel":{{json}},"dripfeed":{{json}}}]""");

        var service = Assert.Single((await Client.GetServicesAsync()).Services);

        Assert.Equal((expected, expected, expected), (service.Refill, service.Cancel, service.DripFeed));
    }

    [Fact]
    public async Task An_empty_catalog_is_one()
    {
        Answer("[]");

        var catalog = await Client.GetServicesAsync();

        Assert.Empty(catalog.Services);
        Assert.Empty(catalog.Unreadable);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"Empty\"")]
    [InlineData("5")]
    public async Task An_answer_that_is_not_a_list_is_not_a_catalog(string json)
    {
        Answer(json);

        await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetServicesAsync());
    }

    [Fact]
    public async Task Text_that_is_not_proper_Unicode_costs_no_service()
    {
        // One name in Latin-1, and one cut in the middle of a surrogate pair.
        byte[] latin =
        [
            .. "[{\"service\":1,\"name\":\"Caf"u8, 0xE9, .. "\",\"rate\":1},"u8,
            .. "{\"service\":2,\"name\":\"cut \\ud83d\",\"rate\":2},{\"service\":3,\"name\":\"fine\",\"rate\":3}]"u8,
        ];
        Panel.Faults.Next(SimpleSmm.TestPanel.Faults.Fault.Answer(200, latin));

        var catalog = await Client.GetServicesAsync();

        Assert.Equal([1, 2, 3], catalog.Services.Select(s => s.ServiceId));
        Assert.StartsWith("Caf", catalog.Find(1)!.Name, StringComparison.Ordinal);
        Assert.StartsWith("cut ", catalog.Find(2)!.Name, StringComparison.Ordinal);
        Assert.Equal("fine", catalog.Find(3)!.Name);
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ud83d\\ud83d")]
    [InlineData("status\\ud83d")]
    public async Task A_field_name_that_is_not_proper_Unicode_costs_no_status(string name)
    {
        const string Json = """{"NAME":1,"5":{"NAME":1,"status":"Completed"},"6":{"status":"Pending","NAME":{"NAME":2}}}""";
        Answer(Json.Replace("NAME", name, StringComparison.Ordinal));

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [5, 6]);

        Assert.Equal([(5, "Completed"), (6, "Pending")], outcomes.Select(o => (o.Id, ((OrderStatus)o.Value!).Status)));
    }

    [Theory]
    [InlineData("Default", 0.90, 1500, null, 1.35)]
    [InlineData("Default", 0.90, 100, 10L, 0.9)]
    [InlineData("Package", 12.5, 1, null, 12.5)]
    [InlineData("custom_comments_package", 3, 40, null, 3)]
    public void The_estimate_follows_the_rate_the_runs_and_the_package(string type, double rate, long quantity, long? runs, double expected)
    {
        var service = new Service { Type = type, Rate = (decimal)rate, AdditionalData = new System.Collections.Generic.Dictionary<string, object?>() };

        Assert.Equal((decimal)expected, service.EstimateCharge(quantity, runs));
    }
}
