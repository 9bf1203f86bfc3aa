using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Body;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// The one gate for what a panel answers: every name, text and number of an answer passes it before anything else reads it. What leaves has no
/// hidden characters, neither the key nor the value of a fixed field in any notation, and no value of a field that is a secret by its name.
/// </summary>
internal sealed class AnswerCleaner(Secrets secrets)
{
    /// <summary>Returns the same document, or a clean one in its place; the caller disposes the result.</summary>
    /// <param name="document">The document.</param>
    /// <param name="json">The JSON that it was parsed from.</param>
    /// <exception cref="PanelException">The key was disposed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    public JsonDocument Clean(JsonDocument document, ReadOnlyMemory<byte> json)
    {
        var clean = Use(all => JsonScan.Examine(json.Span, all) is var found
            && (found != JsonFinding.Nothing || SecretNames.MayBeIn(json.Span))
            ? new JsonCleaner(all, found != JsonFinding.Suspicious).Clean(json.Span)
            : null);
        if (clean is not { } changed) return document;
        document.Dispose();
        return JsonDocument.Parse(changed, BodyParser.Tolerant);
    }

    /// <summary>Returns a text of the panel that is not JSON.</summary>
    /// <exception cref="PanelException">The key was disposed (<see cref="PanelErrorCode.NotConnected"/>).</exception>
    public string Clean(string text)
    {
        text = VisibleText.Line(text);
        return Use(all => Redact(text, all, keepsNumbers: false));
    }

    /// <summary>Returns a text without the secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secrets">The secrets.</param>
    /// <param name="keepsNumbers">Whether short numbers stay, because ids and amounts may be equal by chance.</param>
    public static string Redact(string text, IReadOnlyList<Secret> secrets, bool keepsNumbers)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (!(keepsNumbers && secrets[i] is { IsShort: true, IsNumber: true })) text = Redactor.Replace(text, secrets[i], ofWords: true);
        }

        return text;
    }

    private T Use<T>(Func<IReadOnlyList<Secret>, T> use)
    {
        try
        {
            return secrets.Use(use);
        }
        catch (ObjectDisposedException)
        {
            throw new PanelException(PanelErrorCode.NotConnected, FailureRedactor.Closed);
        }
    }
}
