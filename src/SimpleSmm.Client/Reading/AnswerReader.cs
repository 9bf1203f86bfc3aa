using System;
using System.Text;
using System.Text.Json;
using SimpleSmm.Errors;
using SimpleSmm.Reading.Body;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;
using SimpleSmm.Wire;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Reading;

/// <summary>Reads the JSON of an answer, or throws the <see cref="PanelFailure"/> that it represents as an exception.</summary>
internal static class AnswerReader
{
    private const int LongestPage = 65_536;

    /// <summary>Returns the document of a successful answer; the caller disposes it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="action">The action of the request.</param>
    /// <param name="cleaner">Cleans what the panel sent, before anything is read from it.</param>
    /// <exception cref="PanelException">The answer is a redirect, an error, too large or not JSON.</exception>
    public static JsonDocument Read(WireAnswer answer, PanelAction action, AnswerCleaner cleaner)
    {
        if (answer.Status is >= 300 and < 400)
        {
            var target = answer.Location is { } location ? $"'{cleaner.Clean(location.ToString())}'" : "an unknown address";
            throw new PanelException(
                PanelErrorCode.RedirectRefused,
                $"The panel redirects to {target} (HTTP {answer.Status}). "
                + "Redirects are not followed, because the key would be sent to the new address.");
        }

        var document = Parse(answer, action, cleaner) ?? throw NotJson(answer, cleaner);
        if (Failure(answer, document.RootElement, action) is not { } failure) return document;
        document.Dispose();
        throw failure;
    }

    private static JsonDocument? Parse(WireAnswer answer, PanelAction action, AnswerCleaner cleaner)
    {
        try
        {
            return BodyParser.Parse(answer.Body, answer.MostElements, out var json) is { } document ? cleaner.Clean(document, json) : null;
        }
        catch (TooManyElementsException e)
        {
            var message = $"The panel's answer has more than {e.Most} names and values, which '{action.Name}' never needs.";
            throw new PanelFailure(PanelErrorCode.ResponseInvalid, message) { IsTooLarge = true }.ToException();
        }
    }

    private static PanelException? Failure(WireAnswer answer, JsonElement root, PanelAction action)
    {
        if (ErrorText.Find(root) is { } text) return Rejected(answer, text);
        if (answer.Status == 429) return Rejected(answer, ErrorText.Message(root) ?? "too many requests");
        if (answer.Status >= 400)
        {
            return ErrorText.Message(root) is { } message
                ? Rejected(answer, message)
                : new(PanelErrorCode.PanelError, $"The panel answered HTTP {answer.Status} without a reason: {Excerpt.Of(root)}");
        }

        return root.ValueKind == JsonValueKind.String && root.AsDecimal() is null ? JustWords(answer, root, action) : null;
    }

    // The answer is only a text. SmartPanel sends one for a single id of many, other panels for the whole call.
    private static PanelException? JustWords(WireAnswer answer, JsonElement root, PanelAction action)
    {
        var text = root.GetString()!;
        if (ErrorClassifier.Classify(text) != PanelErrorCode.PanelError) return Rejected(answer, text);
        return !action.IsDocumented ? null : new(PanelErrorCode.ResponseInvalid, $"The panel's answer is only a text: {Excerpt.Of(root)}");
    }

    private static PanelException Rejected(WireAnswer answer, string text)
    {
        var code = (ErrorClassifier.Classify(text), answer.Status) switch
        {
            (_, 429) => PanelErrorCode.RateLimited,
            (PanelErrorCode.PanelError, 401) => PanelErrorCode.InvalidApiKey,
            (PanelErrorCode.PanelError, 402) => PanelErrorCode.InsufficientFunds,
            var (known, _) => known,
        };
        return PanelError.Of(code, text, answer.Status >= 400 ? $" (HTTP {answer.Status})" : "");
    }

    private static PanelException NotJson(WireAnswer answer, AnswerCleaner cleaner)
    {
        var text = cleaner.Clean(Text(answer.Body));
        var isHtml = HtmlText.IsHtml(text);

        // A rate limit comes as a page or as plain text; JSON that breaks off may have said that the order was taken.
        if (answer.Status == 429 && (isHtml || text.IndexOf('{') < 0))
            return new(PanelErrorCode.RateLimited, "The panel says: too many requests (HTTP 429).");
        var words = isHtml ? HtmlText.Words(text) : text;
        var begin = Excerpt.Of(words);
        var kind = isHtml ? $" but {WebPage.Describe(answer.Status, text, words)}" : "";
        if (answer.Status is 404 or 405 or 410)
        {
            return new(
                PanelErrorCode.ResponseInvalid,
                $"The panel's API was not found at this address (HTTP {answer.Status}): check the path of -Uri, which is often /api/v2 or "
                + $"/api/v1, in the panel's API documentation. The answer is not JSON{kind}."
                + $"{(begin.Length == 0 ? "" : $" It begins: {begin}")}");
        }

        return new(PanelErrorCode.ResponseInvalid, begin.Length == 0 && !isHtml
            ? $"The panel's answer is empty (HTTP {answer.Status})."
            : $"The panel's answer is not JSON{kind} (HTTP {answer.Status}). It begins: {begin}");
    }

    private static string Text(byte[] body)
    {
        if (body.Length <= LongestPage) return Encoding.UTF8.GetString(body).TrimStart('\uFEFF');

        // The mark tells the redactor that the last word, perhaps a secret, may be cut off.
        return Encoding.UTF8.GetString(body, 0, LongestPage).TrimStart('\uFEFF') + "…";
    }
}
