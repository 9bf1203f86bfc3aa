using System;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A redirect would take the key along, so none is followed.</summary>
public sealed class PanelCallRedirectTests : PanelTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused_and_its_target_named_but_not_asked(int status)
    {
        await using var target = await TestPanelServer.StartAsync();
        Panel.Faults.Always(Fault.Redirect(status, target.Uri.ToString()));

        var error = await Failing.With(PanelErrorCode.RedirectRefused, () => Client.GetBalanceAsync());

        Assert.Equal(status, error.HttpStatus);
        Assert.Contains(target.Uri.ToString(), error.Message, StringComparison.Ordinal);
        SentOnly("balance");
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task A_redirect_of_a_writer_is_refused_too_and_is_no_unknown_outcome()
    {
        await using var target = await TestPanelServer.StartAsync();
        Panel.Faults.Always(Fault.Redirect(307, target.Uri.ToString()));

        var error = await Failing.With(
            PanelErrorCode.RedirectRefused,
            () => Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 }));

        Assert.Equal("https://example.com/p", error.Fields["link"]);
        Assert.Single(Panel.Requests);
        Assert.Empty(target.Requests);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    public async Task A_redirect_to_nowhere_is_refused_too(int status)
    {
        Panel.Faults.Always(Fault.Answer(status, ""));

        await Failing.With(PanelErrorCode.RedirectRefused, () => Client.GetBalanceAsync());

        Assert.Single(Panel.Requests);
    }
}
