using System.Text.Json;
using SimpleSmm.Reading.Errors;

namespace SimpleSmm.Tests.Reading.Errors;

/// <summary>Where panels put the text of an error, read alone.</summary>
public sealed class ErrorTextTests
{
    [Theory]
    [MemberData(nameof(ErrorEnvelopes.Errors), MemberType = typeof(ErrorEnvelopes))]
    public void The_text_is_found(string json, PanelErrorCode code, string text)
    {
        Assert.Equal(text, Find(json));
        Assert.Equal(code, ErrorClassifier.Classify(text));
    }

    [Fact]
    public void A_text_beside_an_id_is_found() => Assert.Equal("Bad Link", Find("""{"order":7,"error":"Bad Link"}"""));

    [Theory]
    [MemberData(nameof(ErrorEnvelopes.Harmless), MemberType = typeof(ErrorEnvelopes))]
    public void An_answer_without_an_error_has_no_error_text(string fields) => Assert.Null(Find($$"""{{{fields}},"order":7}"""));

    [Theory]
    [InlineData("""["error"]""")]
    [InlineData("\"error\"")]
    [InlineData("null")]
    public void An_answer_that_is_not_an_object_has_no_error_text(string json) => Assert.Null(Find(json));

    private static string? Find(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ErrorText.Find(document.RootElement);
    }
}
