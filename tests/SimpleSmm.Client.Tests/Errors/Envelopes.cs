using System.Text.Json;
using SimpleSmm.Reading.Errors;

namespace SimpleSmm.Tests;

/// <summary>Where panels put the text of an error (docs/panel-api.md#error-envelopes).</summary>
public sealed class Envelopes
{
    [Theory]
    [InlineData("""{"error":"text"}""")]
    [InlineData("""{"error":"text","status":"error","msg":"văn bản"}""")]
    [InlineData("""{"error":{"message":"text","code":7}}""")]
    [InlineData("""{"error":{"msg":"text"}}""")]
    [InlineData("""{"error":{"error":"text"}}""")]
    [InlineData("""{"error":["text"]}""")]
    [InlineData("""{"error":true,"message":"text"}""")]
    [InlineData("""{"error":1,"message":"text"}""")]
    [InlineData("""{"errors":["text"]}""")]
    [InlineData("""{"errors":[{"message":"text"}]}""")]
    [InlineData("""{"errors":"text"}""")]
    [InlineData("""{"status":"error","message":"text"}""")]
    [InlineData("""{"status":"Error","msg":"text"}""")]
    [InlineData("""{"status":"fail","message":"text"}""")]
    [InlineData("""{"status":"FAILED","msg":"text"}""")]
    [InlineData("""{"success":false,"msg":"text"}""")]
    [InlineData("""{"success":0,"message":"text"}""")]
    [InlineData("""{"success":"false","message":"text"}""")]
    [InlineData("""{"order":7,"error":"text"}""")]
    public void The_text_is_found(string json) => Assert.Equal("text", Find(json));

    [Theory]
    [InlineData("""{"errors":["one","two"]}""", "one; two")]
    [InlineData("""{"errors":[{"message":"one"},"",{"msg":"two"}]}""", "one; two")]
    [InlineData("""{"error":{"code":7}}""", """{"code":7}""")]
    [InlineData("""{"error":true}""", "error")]
    [InlineData("""{"error":402}""", "402")]
    public void What_there_is_becomes_the_text(string json, string text) => Assert.Equal(text, Find(json));

    [Theory]
    [InlineData("""{"order":7}""")]
    [InlineData("""{"error":null,"order":7}""")]
    [InlineData("""{"error":"","order":7}""")]
    [InlineData("""{"error":false,"order":7}""")]
    [InlineData("""{"error":0,"order":7}""")]
    [InlineData("""{"error":[],"errors":[],"order":7}""")]
    [InlineData("""{"status":"Fail"}""")]
    [InlineData("""{"status":"error","charge":"0"}""")]
    [InlineData("""{"status":"success","message":"placed","order":7}""")]
    [InlineData("""{"success":true,"msg":"placed","order":7}""")]
    [InlineData("""{"success":"Refill requested","refill":7}""")]
    [InlineData("""{"message":"hello","order":7}""")]
    [InlineData("""["error"]""")]
    [InlineData("\"error\"")]
    [InlineData("null")]
    public void What_is_no_error_is_none(string json) => Assert.Null(Find(json));

    private static string? Find(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ErrorText.Find(document.RootElement);
    }
}
