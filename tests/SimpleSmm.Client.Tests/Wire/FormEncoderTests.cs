using System;
using System.Text;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Wire;

/// <summary>A link arrives as it was given, byte for byte.</summary>
public sealed class FormEncoderTests : PanelTest
{
    [Theory]
    [InlineData("https://example.com/p?a=1&b=2&key=other&action=cancel#top")]
    [InlineData("https://example.com/100%25+free%20%2B")]
    [InlineData("100% + more = 50 %")]
    [InlineData("\"double\" 'single' `back` \\ <b>tag</b>")]
    [InlineData("https://example.com/😀/👩‍👩‍👧‍👦/🇹🇷")]
    [InlineData("https://example.com/مرحبا/שלום\u200f\u202e")]
    [InlineData("line one\nline two\r\nline three\ttab")]
    [InlineData("  blanks around  ")]
    [InlineData("ISTANBUL İıŞ é e\u0301 ß ﬀ")]
    [InlineData("~-._!*'();:@&=+$,/?#[]|^{}")]
    [InlineData("nul\0 and \u0001 and \u007f and \ufeff")]
    public async Task A_link_arrives_byte_for_byte(string link)
    {
        Answer("""{"order":1}""");

        var order = await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = link, Quantity = 100 });

        Assert.Equal(link, order.Link);
        SentOnly("add", ("service", "1"), ("link", link), ("quantity", "100"));
        var request = Panel.Requests[0];
        Assert.Equal(Encoding.UTF8.GetBytes(link), Encoding.UTF8.GetBytes(request["link"]!));
        Assert.Contains($"&link={Uri.EscapeDataString(link)}&", request.Body, StringComparison.Ordinal);
        Assert.All(request.Body, c => Assert.InRange(c, '!', '~'));
    }

    [Fact]
    public async Task A_link_of_a_megabyte_arrives()
    {
        Answer("""{"order":1}""");
        var link = "https://example.com/" + new string('é', 250_000);

        await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = link, Quantity = 100 });

        Assert.Equal(link, Assert.Single(Panel.Requests)["link"]);
    }
}
