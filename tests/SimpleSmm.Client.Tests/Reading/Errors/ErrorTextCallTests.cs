using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading.Errors;

/// <summary>The envelopes of errors on the way from the body to the exception.</summary>
public sealed class ErrorTextCallTests
{
    [Theory]
    [MemberData(nameof(ErrorEnvelopes.Errors), MemberType = typeof(ErrorEnvelopes))]
    public async Task An_error_is_found(string body, PanelErrorCode code, string text)
    {
        foreach (var action in (string[])["balance", "add", "services"])
        {
            using var panel = CannedPanel.With(body);
            Assert.Equal($"{code} '{text}'", await Question.AskAsync(panel.Client, action));
        }
    }

    [Fact]
    public async Task An_error_that_is_JSON_in_a_string_is_found() =>
        await An_error_is_found("\"{\\\"error\\\":\\\"Bad Link\\\"}\"", PanelErrorCode.InvalidLink, "Bad Link");

    [Theory]
    [MemberData(nameof(ErrorEnvelopes.Harmless), MemberType = typeof(ErrorEnvelopes))]
    public async Task An_answer_without_an_error_has_no_error_text(string fields)
    {
        using var panel = CannedPanel.With($$"""{{{fields}},"balance":"7"}""");

        Assert.Equal("7", await Question.AskAsync(panel.Client, "balance"));
    }

    [Fact]
    public async Task A_very_long_text_is_shortened_between_words()
    {
        var text = string.Concat(Enumerable.Repeat("sorry ", 100_000));
        using var panel = CannedPanel.With($$"""{"error":"{{text}}"}""");

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.InRange(error.PanelText!.Length, 1_900, 2_001);
        Assert.EndsWith("sorry…", error.PanelText, System.StringComparison.Ordinal);
    }
}
