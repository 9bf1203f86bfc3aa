using System;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>The values of fields, and fields that depend on each other.</summary>
public sealed class OrderDraftTests
{
    private const string ReadTheManual = "There are missing required parameters. Please check your API Manual";

    private readonly SandboxPanel _panel = Panels.Still(balance: 100000m);
    private readonly SandboxPanel _smart = Panels.Still(balance: 100000m, dialect: PanelDialect.Smart);

    public static TheoryData<int, string> Quantities()
    {
        var data = new TheoryData<int, string>();
        foreach (var kind in OrderKind.All.Where(kind => kind.Counted is null && kind.Required.Any(field => OrderKind.Field(field) == "quantity")))
            data.Add(kind.Service, kind.Name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Quantities))]
    public void A_quantity_is_within_the_bounds_of_its_service(int service, string name)
    {
        foreach (var panel in new[] { _panel, _smart })
        {
            var row = panel.AskJson("services").EnumerateArray().Single(s => s.GetProperty("service").ToString() == $"{service}");
            long min = (long)row.Money("min"), max = (long)row.Money("max");
            string[] fields = [.. OrderKind.Named(name).Order(PanelDialect.Smart).Where(field => OrderKind.Field(field) != "quantity")];
            bool perfect = panel == _panel;
            Assert.Equal(
                perfect ? $"Quantity less than minimal {min}" : $"Quantity must to be greater than or equal to minimum amount {min}",
                panel.Error("add", [.. fields, $"quantity={min - 1}"]));
            Assert.Equal(
                perfect ? $"Quantity more than maximum {max}" : $"Quantity must to be less than or equal to maximum amount {max}",
                panel.Error("add", [.. fields, $"quantity={max + 1}"]));
            Assert.Null(panel.Error("add", [.. fields, $"quantity={min}"]));
            Assert.Null(panel.Error("add", [.. fields, $"quantity={max}"]));
            Assert.Equal([min, max], panel.Orders.Select(order => order.Quantity));
        }
    }

    [Theory]
    [InlineData(2, "comments", 10, 1500)]
    [InlineData(23, "usernames", 5, 10000)]
    [InlineData(13, "comments", 1, 500, "username=a")]
    public void Lines_are_counted_whatever_ends_them(int service, string field, int min, int max, params string[] others)
    {
        string[] order = [$"service={service}", Asking.Link, .. others];
        foreach (string end in new[] { "\n", "\r\n" })
        {
            Assert.Equal(
                $"Quantity more than maximum {max}", _panel.Error("add", [.. order, $"{field}={OrderKind.Lines(max + 1, end)}"]));
            if (min > 1)
            {
                // Blank lines make no quantity.
                Assert.Equal(
                    $"Quantity less than minimal {min}",
                    _panel.Error("add", [.. order, $"{field}={OrderKind.Lines(min - 1, end)}{end}{end} {end}"]));
            }

            Assert.Null(_panel.Error("add", [.. order, $"{field}={OrderKind.Lines(min, end)}{end}"]));
            Assert.Null(_panel.Error("add", [.. order, $"{field}={OrderKind.Lines(max, end)}"]));
        }

        Assert.Equal([min, max, min, max], _panel.Orders.Select(placed => placed.Quantity));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void SmartPanel_counts_the_lines_of_comments_alone(string end)
    {
        Assert.Null(_smart.Error("add", "service=2", Asking.Link, "quantity=1", "comments=" + OrderKind.Lines(12, end)));
        Assert.Null(_smart.Error("add", "service=23", Asking.Link, "quantity=9", "usernames=" + OrderKind.Lines(2, end)));
        Assert.Equal([12, 9], _smart.Orders.Select(order => order.Quantity));
    }

    [Theory]
    [InlineData("Incorrect device", "device=0", "type_of_traffic=3")]
    [InlineData("Incorrect device", "device=6", "type_of_traffic=3")]
    [InlineData("Incorrect device", "device=desktop", "type_of_traffic=3")]
    [InlineData("Incorrect type of traffic", "device=1", "type_of_traffic=0")]
    [InlineData("Incorrect type of traffic", "device=1", "type_of_traffic=4")]
    [InlineData("Incorrect type of traffic", "device=1", "type_of_traffic=google")]
    [InlineData("Google keyword field is required", "device=1", "type_of_traffic=1")]
    [InlineData("Google keyword field is required", "device=1", "type_of_traffic=1", "referring_url=a.b")]
    [InlineData("Referring url field is required", "device=1", "type_of_traffic=2")]
    [InlineData("Referring url field is required", "device=1", "type_of_traffic=2", "google_keyword=a")]
    [InlineData(null, "device=1", "type_of_traffic=1", "google_keyword=a")]
    [InlineData(null, "device=2", "type_of_traffic=2", "referring_url=a.b")]
    [InlineData(null, "device=3", "type_of_traffic=3")]
    [InlineData(null, "device=4", "type_of_traffic=3")]
    [InlineData(null, "device=5", "type_of_traffic=3", "runs=2", "interval=60")]
    public void Web_traffic_says_from_where_and_on_what(string? error, params string[] fields)
    {
        string[] order = ["service=90", Asking.Link, "quantity=500", "country=US", .. fields];
        Assert.Equal(error, _panel.Error("add", order));

        // SmartPanel reads none of this; the sandbox only refuses what cannot be carried out for want of a field.
        Assert.Equal(error?.EndsWith("required", StringComparison.Ordinal) == true ? ReadTheManual : null, _smart.Error("add", order));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("12", null)]
    [InlineData("-1", "Incorrect answer number")]
    [InlineData("second", "Incorrect answer number")]
    public void A_poll_wants_the_number_of_an_answer(string number, string? error)
    {
        Assert.Equal(error, _panel.Error("add", "service=62", Asking.Link, "quantity=50", "answer_number=" + number));
        Assert.Null(_smart.Error("add", "service=62", Asking.Link, "quantity=50", "answer_number=" + number));
    }

    [Theory]
    [InlineData("runs=2", "Interval time is required", "Interval time is required")]
    [InlineData("interval=30", "Runs is required", "Runs is required")]
    [InlineData("runs=0&interval=30", "Runs is required", "Quantity must to be greater than or equal to minimum amount 50")]
    [InlineData("runs=-2&interval=30", "Runs is required", "Quantity must to be greater than or equal to minimum amount 50")]
    [InlineData("runs=2&interval=-5", "Invalid Interval in minutes", "message")]
    [InlineData("runs=2&interval=soon", "Invalid Interval in minutes", "message")]
    [InlineData("runs=2&interval=7", null, "message")]
    [InlineData("runs=2&interval=1440", null, "message")]
    [InlineData("runs=2&interval=0", null, null)]
    [InlineData("runs=1&interval=90", null, null)]
    [InlineData("runs=2000&interval=30", null, null)]
    [InlineData("runs=2001&interval=30", "Quantity more than maximum 100000", "Quantity must to be less than or equal to maximum amount 100000")]
    public void Runs_and_interval_come_together_and_are_numbers(string fields, string? perfect, string? smart)
    {
        string[] order = ["service=1", Asking.Link, "quantity=50", .. fields.Split('&')];
        Assert.Equal(perfect, _panel.Error("add", order));
        if (smart == "message")
            Assert.Equal("""{"status":"error","message":"Invalid Interval in minutes"}""", _smart.Ask("add", order));
        else
            Assert.Equal(smart, _smart.Error("add", order));
        Assert.Equal(smart is null ? 1 : 0, _smart.Orders.Count);
    }

    [Theory]
    [InlineData("min=19", "Quantity less than minimal 20")]
    [InlineData("min=20", null)]
    [InlineData("min=abc", "Incorrect quantity")]
    [InlineData("max=20000", null)]
    [InlineData("max=20001", "Quantity more than maximum 20000")]
    [InlineData("max=-1", "Incorrect quantity")]
    [InlineData("min=101&max=100", "Quantity Min cannot be higher than Quantity Max")]
    [InlineData("min=100&max=100", null)]
    [InlineData("delay=0", null)]
    [InlineData("delay=600", null)]
    [InlineData("delay=7", "Incorrect delay")]
    [InlineData("delay=4294967301", "Incorrect delay")]
    [InlineData("delay=soon", "Incorrect delay")]
    [InlineData("posts=1", null)]
    [InlineData("posts=0", null)]
    [InlineData("posts=all", "Incorrect posts")]
    [InlineData("old_posts=0", null)]
    [InlineData("old_posts=1000", null)]
    [InlineData("old_posts=1001", "Incorrect old posts")]
    [InlineData("old_posts=some", "Incorrect old posts")]
    [InlineData("expiry=31/12/2090", null)]
    [InlineData("expiry=1/2/2090", null)]
    [InlineData("expiry=31/02/2090", "Incorrect expiry")]
    [InlineData("expiry=12/31/2090", "Incorrect expiry")]
    [InlineData("expiry=2090-12-31", "Incorrect expiry")]
    [InlineData("expiry=31/12/90", "Incorrect expiry")]
    [InlineData("expiry=01/01/2020", "Incorrect expiry")]
    public void A_subscription_has_terms_that_can_be_kept(string fields, string? error)
    {
        string[] order = ["service=30", "username=a", "min=100", "max=200", "delay=5", .. fields.Split('&')];
        Assert.Equal(error, _panel.Error("add", order));
        Assert.Equal(error is null ? null : ReadTheManual, _smart.Error("add", [.. order, Asking.Link, "quantity=20"]));
        Assert.Equal(error is null ? 1 : 0, _panel.Orders.Count);
    }
}
