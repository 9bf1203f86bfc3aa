using System;
using System.Net.Http;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A handler of the user's own may repeat what it likes: the body of a request leaves once.</summary>
public sealed class WriteOutcomeRepeatingHandlerTests : PanelTest
{
    public static TheoryData<string> Names => [.. Writer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Fault", "The wire: a handler that repeats requests")]
    public async Task A_handler_that_sends_everything_again_gets_one_request_through(string name)
    {
        var writer = Writer.Of(name);
        var client = Connect(handler: new RepeatingHandler());

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => writer.Send(client, default));

        SentOnly(name, writer.Fields);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Fault", "The wire: a handler that copies the body")]
    public async Task A_handler_that_keeps_a_copy_of_the_body_gets_none_through(string name)
    {
        var client = Connect(handler: new RepeatingHandler(buffers: true));

        var error = await Failing.With(PanelErrorCode.NetworkFailure, () => Writer.Of(name).Send(client, default));

        Assert.Contains("must not read or buffer", error.Message, StringComparison.Ordinal);
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData("add", 307)]
    [InlineData("add", 308)]
    [InlineData("refill", 307)]
    [InlineData("cancel", 308)]
    [Trait("Fault", "The wire: a handler that follows redirects")]
    public async Task A_handler_that_follows_redirects_does_not_take_the_key_along(string name, int status)
    {
        await using var target = await TestPanelServer.StartAsync();
        Panel.Faults.Always(Fault.Redirect(status, target.Uri.ToString()).AfterAccept());
        var client = Connect(handler: new HttpClientHandler());

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(client, default));

        Assert.Single(Panel.Requests);
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task A_reader_does_not_leave_twice_by_a_handler_either()
    {
        var client = Connect(handler: new RepeatingHandler());

        await Failing.With(PanelErrorCode.NetworkFailure, () => client.GetBalanceAsync());

        Assert.Single(Panel.Requests);
    }
}
