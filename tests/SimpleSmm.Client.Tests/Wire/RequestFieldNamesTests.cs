using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Wire;

/// <summary>A panel's own fields can be sent, and cannot take the place of others.</summary>
public sealed class RequestFieldNamesTests : PanelTest
{
    [Theory]
    [InlineData("key")]
    [InlineData("KEY")]
    [InlineData("key[]")]
    [InlineData("action")]
    [InlineData("service")]
    [InlineData("link")]
    [InlineData("Quantity")]
    [InlineData("comments")]
    [InlineData("comments[0]")]
    [InlineData("old_posts")]
    [InlineData("old.posts")]
    [InlineData("old posts")]
    [InlineData("media")]
    [InlineData("expiry")]
    [InlineData("")]
    [InlineData("site id")]
    [InlineData(" key")]
    [InlineData("key ")]
    [InlineData("[key]")]
    [InlineData("key\0")]
    [InlineData("a&key")]
    [InlineData("a=b")]
    [InlineData("kéy")]
    [InlineData("1a")]
    public async Task A_reserved_name_is_refused(string name)
    {
        var order = Sample.Of("Default") with { AdditionalFields = new Dictionary<string, string> { [name] = "x" } };

        await Failing.With(PanelErrorCode.InvalidField, () => Client.AddOrderAsync(order));

        Failing.With(PanelErrorCode.InvalidField, order.Validate);
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData("coupon")]
    [InlineData("media_url")]
    [InlineData("is_test")]
    [InlineData("custom-data")]
    [InlineData("_x1")]
    [InlineData("data[a][b]")]
    [InlineData("keys")]
    public async Task Any_other_name_is_sent(string name)
    {
        Answer("""{"order":1}""");

        await Client.AddOrderAsync(Sample.Of("Default") with { AdditionalFields = new Dictionary<string, string> { [name] = " x&y " } });

        SentOnly("add", ("service", "1"), ("link", Sample.Link), ("quantity", "100"), (name, " x&y "));
    }

    [Fact]
    public async Task An_order_of_a_panels_own_kind_needs_no_link()
    {
        Answer("""{"order":1}""");

        await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, AdditionalFields = new Dictionary<string, string> { ["package"] = "9" } });

        SentOnly("add", ("service", "1"), ("package", "9"));
    }
}
