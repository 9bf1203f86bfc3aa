using System;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A redirect would take the key along, so none is followed.</summary>
public sealed class PanelCallRedirectTests : PanelTest
{
    public static MatrixTheoryData<string, int> Writers => new(Writer.Names, [300, 301, 302, 303, 305, 307, 308]);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    [Trait("Fault", "The wire: a redirect to another host")]
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

    [Theory]
    [MemberData(nameof(Writers))]
    [Trait("Fault", "The wire: HTTP 301 to 308 to an order")]
    public async Task A_redirect_of_a_writer_is_an_unknown_outcome_because_303_means_that_it_was_carried_out(string name, int status)
    {
        await using var target = await TestPanelServer.StartAsync();
        Panel.Faults.Always(Fault.Redirect(status, target.Uri.ToString()).AfterAccept());
        var client = Connect(retry: new RetryOptions { MaximumCount = 4, Interval = TimeSpan.FromMilliseconds(1) });

        var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(client, default));

        Assert.Equal(status, error.HttpStatus);
        Assert.Contains(target.Uri.ToString(), error.Message, StringComparison.Ordinal);
        SentOnly(name, Writer.Of(name).Fields);
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
