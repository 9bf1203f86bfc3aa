using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>An entry of a list is one at the panel too, whatever the panel splits by.</summary>
public sealed class OrderListsTests : PanelTest
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(",")]
    [InlineData("\\n")]
    [InlineData(" | ")]
    public async Task Entries_are_joined_as_the_panel_wants(string separator)
    {
        Answer("""{"order":1}""");

        var order = await Connect(listSeparator: separator).AddOrderAsync(Sample.Everything);

        SentOnly("add", Sample.EverythingSent(separator));
        Assert.Equal("good\nbetter", order.Fields["comments"]);
        Assert.True(order.HasFieldsOf(Sample.Everything));
    }

    [Theory]
    [InlineData("\n", "one\ntwo")]
    [InlineData("\n", "one\rtwo")]
    [InlineData("\n", "one\r\n")]
    [InlineData("\n", "one\u2028two")]
    [InlineData("\n", "one\u0085two")]
    [InlineData("\n", "one\vtwo")]
    [InlineData("\n", "one\ftwo")]
    [InlineData(",", "one,two")]
    [InlineData(",", "one\ntwo")]
    [InlineData("\\n", "one\\ntwo")]
    [InlineData(" | ", "one | two")]
    public async Task An_entry_that_would_count_twice_is_refused_by_name(string separator, string entry)
    {
        var client = Connect(listSeparator: separator);
        foreach (var (name, order) in new[]
        {
            ("comments", Sample.Everything with { Comments = ["fine", entry] }),
            ("usernames", Sample.Everything with { UserNames = [entry] }),
            ("hashtags", Sample.Everything with { Hashtags = [entry] }),
            ("groups", Sample.Everything with { Groups = [entry] }),
            ("keywords", Sample.Everything with { Keywords = [entry] }),
        })
        {
            var error = await Failing.With(PanelErrorCode.InvalidField, () => client.AddOrderAsync(order));
            Assert.Contains($"of {name} ", error.Message, StringComparison.Ordinal);
            Assert.Contains("one", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }

        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData("\n", "a, b | c \\n d")]
    [InlineData(",", "a | b \\n c")]
    [InlineData("\\n", "a, b n \\ c")]
    public async Task A_separator_of_other_panels_is_sent_as_text(string separator, string entry)
    {
        Answer("""{"order":1}""");

        await Connect(listSeparator: separator).AddOrderAsync(Sample.Of("Custom Comments") with { Comments = [entry] });

        Assert.Equal(entry, Assert.Single(Panel.Requests)["comments"]);
    }

    [Fact]
    public void No_separator_at_all_is_refused() =>
        Failing.With(PanelErrorCode.InvalidField, () => Clients.For(new Uri("https://panel.example.com/api/v2"), "k", listSeparator: ""));

    [Fact]
    public async Task Empty_entries_are_dropped_and_blanks_around_others_are_kept()
    {
        Answer("""{"order":1}""");

        await Client.AddOrderAsync(Sample.Of("Custom Comments") with { Comments = ["", " a ", "\t", "b", null!] });

        Assert.Equal(" a \nb", Assert.Single(Panel.Requests)["comments"]);
    }
}
