using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Catalog;

/// <summary>Service lists in every shape and spelling (docs/panel-api.md#variants-of-the-service-list).</summary>
public sealed class ServiceReaderTests
{
    [Theory]
    [InlineData("""[{"service":7,"name":"A","rate":1}]""")]
    [InlineData("""[{"service":"7","name":"A","rate":"1"}]""")]
    [InlineData("""{"services":[{"service":7,"name":"A","rate":1}]}""")]
    [InlineData("""{"data":[{"service":7,"name":"A","rate":1}]}""")]
    [InlineData("""{"status":"success","data":{"services":[{"service":7,"name":"A","rate":1}]}}""")]
    [InlineData("""{"7":{"service":"7","name":"A","rate":"1"}}""")]
    [InlineData("""{"7":{"name":"A","rate":"1"}}""")]
    [InlineData("""{"status":"success","7":{"name":"A","rate":"1"}}""")]
    [InlineData("""{"services":{"7":{"name":"A","rate":"1"}}}""")]
    [InlineData("""{"service":7,"name":"A","rate":1}""")]
    [InlineData("""[{"Service":7,"Name":"A","Rate":1}]""")]
    [InlineData("""[{"SERVICE":7,"NAME":"A","RATE":1}]""")]
    [InlineData("""[{"service_id":7,"name":"A","price":1}]""")]
    [InlineData("""[{"ServiceId":7,"name":"A","Price":1}]""")]
    [InlineData("""[{"serviceId":7,"name":"A","price":1}]""")]
    [InlineData("""[{"id":7,"name":"A","rate":1}]""")]
    [InlineData("""[{"ID":7,"name":"A","rate":1}]""")]
    [InlineData("""[{"service":null,"id":"7","name":"A","rate":1}]""")]
    public async Task A_catalog_is_read_from_any_shape(string body)
    {
        using var panel = CannedPanel.With(body);

        var catalog = await panel.Client.GetServicesAsync();

        Assert.Empty(catalog.Unreadable);
        Assert.Equal((7, "A", 1m), Assert.Single(catalog.Services.Select(s => (s.ServiceId, s.Name, s.Rate))));
    }

    [Theory]
    [InlineData("""{"status":"success","data":"Empty Data"}""")]
    [InlineData("""{"status":"success","data":[]}""")]
    [InlineData("""{"services":[]}""")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_empty_catalog_is_one(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("0 services", await Question.AskAsync(panel.Client, "services"));
    }

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"data":"Come back later"}""")]
    [InlineData("""{"services":true}""")]
    [InlineData("""{"order":5}""")]
    [InlineData("null")]
    [InlineData("5")]
    public async Task An_answer_that_is_not_a_list_is_not_an_empty_catalog(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("ResponseInvalid", await Question.AskAsync(panel.Client, "services"));
    }

    [Theory]
    [InlineData("\"$0.50\"", "0.50")]
    [InlineData("0.5", "0.5")]
    [InlineData("\"95200\"", "95200")]
    [InlineData("\"1,200.50\"", "1200.50")]
    [InlineData("0.0000001", "0.0000001")]
    [InlineData("1e-7", "0.0000001")]
    public async Task Rates_are_read(string rate, string expected)
    {
        var service = await Single($$"""[{"service":1,"rate":{{rate}}}]""");

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), service.Rate);
        Assert.Empty(service.AdditionalData);
    }

    [Theory]
    [InlineData("\"10\"", "\"10,000\"", 10, 10_000)]
    [InlineData("10", "1000000", 10, 1_000_000)]
    [InlineData("\"1 000\"", "\"1.000.000\"", 1_000, 1_000_000)]
    [InlineData("\"1.000\"", "\"10.000\"", 1_000, 10_000)]
    [InlineData("\" 1.000 \"", "\"999.999\"", 1_000, 999_999)]
    [InlineData("1.000", "5.000", 1, 5)]
    [InlineData("\"1.0\"", "\"10.00\"", 1, 10)]
    [InlineData("\"1'000\"", "\"1.000,00\"", 1_000, 1_000)]
    public async Task Limits_are_read(string min, string max, long minimum, long maximum)
    {
        var service = await Single($$"""[{"service":1,"rate":1,"min":{{min}},"max":{{max}}}]""");

        Assert.Equal((minimum, maximum), (service.Minimum, service.Maximum));
        Assert.Empty(service.AdditionalData);
    }

    [Fact]
    public async Task A_limit_that_cannot_be_read_is_none_and_kept()
    {
        var service = await Single("""[{"service":1,"rate":1,"min":"ten","max":"10K"}]""");

        Assert.Equal("[1]  rate=1 {max='10K', min='ten'}", Describe.Service(service));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("2", true)]
    [InlineData("3", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"Yes\"", true)]
    [InlineData("\"30 days\"", true)]
    [InlineData("\"Lifetime\"", true)]
    [InlineData("\"R30\"", true)]
    [InlineData("30", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("\"False\"", false)]
    [InlineData("\"No refill\"", false)]
    [InlineData("\"none\"", false)]
    [InlineData("\"0 days\"", false)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"Unknown\"", null)]
    [InlineData("\"N/A\"", null)]
    [InlineData("\"-\"", null)]
    [InlineData("[]", null)]
    public async Task Flags_come_in_all_forms(string json, bool? expected)
    {
        var service = await Single($$"""[{"service":1,"rate":1,"refill":{{json}},"cancel":{{json}},"dripfeed":{{json}}}]""");

        Assert.Equal((expected, expected, expected), (service.Refill, service.Cancel, service.DripFeed));
    }

    [Fact]
    public async Task A_flag_that_says_more_than_yes_is_kept_and_a_plain_one_is_not()
    {
        var service = await Single("""[{"service":1,"rate":1,"refill":"30 days","cancel":"true","dripfeed":"0","speed":"1K/h","refill_days":30}]""");

        Assert.Equal("[1]  rate=1 refill=True cancel=True drip=False {refill='30 days', refill_days=30, speed='1K/h'}", Describe.Service(service));
    }

    [Fact]
    public async Task The_pages_name_wins_over_another_and_the_other_is_kept()
    {
        var service = await Single("""[{"id":"row-9","service":5,"rate":"0.9","price":"95200","rate1K":"0.9"}]""");

        Assert.Equal("[5]  rate=0.9 {id='row-9', price='95200', rate1K='0.9'}", Describe.Service(service));
    }

    [Theory]
    [InlineData("""{"service":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","name":"A","rate":1}""", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("""{"service":"srv_12","name":"A","rate":1}""", "srv_12")]
    [InlineData("""{"service":"12e4","name":"A","rate":1}""", "12e4")]
    [InlineData("""{"service":1.5,"name":"A","rate":1}""", "1.5")]
    [InlineData("""{"service":99999999999999999999,"name":"A","rate":1}""", "99999999999999999999")]
    [InlineData("""{"service":8,"name":"A","rate":"free"}""", "Service 8 ")]
    [InlineData("""{"service":8,"name":"A"}""", "Service 8 ")]
    [InlineData("""{"name":"Nameless","rate":1}""", "Nameless")]
    [InlineData("\"text\"", "text")]
    [InlineData("null", "without an id")]
    [InlineData("[1]", "without an id")]
    public async Task An_entry_that_cannot_be_used_is_named_and_costs_no_other(string entry, string named)
    {
        using var panel = CannedPanel.With($$"""[{"service":1,"rate":1},{{entry}},{"service":2,"rate":2}]""");

        var catalog = await panel.Client.GetServicesAsync();

        Assert.Equal([1, 2], catalog.Services.Select(s => s.ServiceId));
        var error = Assert.Single(catalog.Unreadable);
        Assert.Equal(PanelErrorCode.ResponseInvalid, error.Code);
        Assert.Contains(named, error.Message, System.StringComparison.Ordinal);
    }

    private static async Task<Service> Single(string body)
    {
        using var panel = CannedPanel.With(body);
        return Assert.Single((await panel.Client.GetServicesAsync()).Services);
    }
}
