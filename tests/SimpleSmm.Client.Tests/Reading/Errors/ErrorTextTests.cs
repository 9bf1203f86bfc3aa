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
    public void What_is_no_error_is_none(string fields) => Assert.Null(Find($$"""{{{fields}},"order":7}"""));

    [Theory]
    [InlineData("""["error"]""")]
    [InlineData("\"error\"")]
    [InlineData("null")]
    public void What_is_no_object_is_no_error(string json) => Assert.Null(Find(json));

    private static string? Find(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ErrorText.Find(document.RootElement);
    }
}
