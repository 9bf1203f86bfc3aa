using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>An answer that reads like a refused key is checked by one call of <c>balance</c>.</summary>
public sealed class CheckedCallTests : PanelTest
{
    [Theory]
    [InlineData("Invalid API key")]
    [InlineData("User not found")]
    [InlineData("Your account is not active")]
    [InlineData("IP not allowed")]
    public async Task Where_balance_answers_the_error_is_that_of_the_request(string text)
    {
        Panel.Faults.Next(Fault.Error(text));

        var error = await Failing.With(PanelErrorCode.PanelError, () => Client.GetOrderStatusAsync(7));

        Assert.False(error.IsFatal);
        Assert.Equal(text, error.PanelText);
        Assert.Collection(Panel.Requests, request => Sent(request, "status", ("order", "7")), request => Sent(request, "balance"));
    }

    [Fact]
    public async Task Where_balance_is_refused_too_the_key_is_refused()
    {
        Panel.Faults.Always(Fault.Error("Invalid API key"));

        var error = await Failing.With(PanelErrorCode.InvalidApiKey, () => Writer.Of("add").Send(Client, default));

        Assert.True(error.IsFatal);
        Assert.Equal(["add", "balance"], Panel.Requests.Select(request => request["action"]));
    }

    [Fact]
    public async Task One_check_does_for_all_requests_of_a_command()
    {
        Panel.Faults.Next(Fault.Error("Invalid API key"));
        await Failing.With(PanelErrorCode.PanelError, () => Client.GetOrderStatusAsync(7));
        Panel.Faults.Next(Fault.Error("Invalid API key"));
        await Failing.With(PanelErrorCode.PanelError, () => Client.GetOrderStatusAsync(8));

        Assert.Equal(["status", "balance", "status"], Panel.Requests.Select(request => request["action"]));
    }

    [Fact]
    public async Task A_refused_balance_is_not_checked()
    {
        Panel.Faults.Always(Fault.Error("Invalid API key"));

        await Failing.With(PanelErrorCode.InvalidApiKey, () => Client.GetBalanceAsync());

        SentOnly("balance");
    }

    [Theory]
    [InlineData("Instagram user not found")]
    [InlineData("Incorrect keywords")]
    [InlineData("Account blocked on Instagram")]
    public async Task A_text_about_the_target_is_not_checked(string text)
    {
        Panel.Faults.Next(Fault.Error(text));

        var error = await Assert.ThrowsAsync<PanelException>(() => Writer.Of("add").Send(Client, default));

        Assert.False(error.IsFatal);
        Assert.Single(Panel.Requests);
    }
}
