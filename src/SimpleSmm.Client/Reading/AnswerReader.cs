using System;
using System.Text;
using System.Text.Json;
using SimpleSmm.Errors;
using SimpleSmm.Reading.Body;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;
using SimpleSmm.Wire;

namespace SimpleSmm.Reading;

/// <summary>From an answer's bytes to its JSON, or to the <see cref="PanelFailure"/> that it really is.</summary>
internal static class AnswerReader
{
    private const int LongestPage = 65_536;

    private static readonly AnswerField Id = new("order", "order_id", "id", "refill", "refill_id");

    /// <summary>The document of a successful answer; it must be disposed of.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="action">What was asked for.</param>
    /// <exception cref="PanelException">The answer is a redirect, an error of the panel, or no JSON.</exception>
    public static JsonDocument Read(WireAnswer answer, PanelAction action)
    {
        if (answer.Status is >= 300 and < 400)
        {
            throw new PanelException(
                PanelErrorCode.RedirectRefused,
                $"The panel redirects {(answer.Location is { } target ? $"to '{target}'" : "without saying where")} (HTTP {answer.Status}). Redirects are not followed, because the key would go along.");
        }

        var document = BodyParser.Parse(answer.Body) ?? throw NotJson(answer);
        if (Failure(answer, document.RootElement, action) is not { } failure) return document;
        document.Dispose();
        throw failure;
    }

    private static PanelException? Failure(WireAnswer answer, JsonElement root, PanelAction action)
    {
        if (ErrorText.Find(root) is { } text)
        {
            // A rejection that brings an order's id is none that can be relied on: the order may be there.
            return action.Name == PanelAction.Add.Name && root.Get(Id)?.AsId() is { } id and > 0
                ? new(PanelErrorCode.ResponseInvalid, $"The panel says '{text}' and names order {id} all the same.")
                : Rejected(answer, text);
        }

        if (answer.Status == 429) return Rejected(answer, ErrorText.Message(root) ?? "too many requests");
        if (answer.Status >= 400)
        {
            if (ErrorText.Message(root) is { } message) return Rejected(answer, message);

            // A refusal that brings an id is none that can be relied on: the order may be there.
            var code = root.Get(Id)?.AsId() > 0 ? PanelErrorCode.ResponseInvalid : PanelErrorCode.PanelError;
            return new(code, $"The panel answered HTTP {answer.Status} without saying why: {Excerpt.Of(root)}");
        }

        return root.ValueKind == JsonValueKind.String && root.AsDecimal() is null ? JustWords(answer, root, action) : null;
    }

    // A text and nothing else: SmartPanel answers so for one id of many, others for the whole call.
    private static PanelException? JustWords(WireAnswer answer, JsonElement root, PanelAction action)
    {
        var text = root.GetString()!;
        if (ErrorClassifier.Classify(text) != PanelErrorCode.PanelError) return Rejected(answer, text);
        return action.MayAnswerText ? null : new(PanelErrorCode.ResponseInvalid, $"The panel's answer is just a text: {Excerpt.Of(root)}");
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

    private static PanelException NotJson(WireAnswer answer)
    {
        if (answer.Status == 429) return new(PanelErrorCode.RateLimited, "The panel says: too many requests (HTTP 429).");
        var text = Text(answer.Body);
        var isHtml = HtmlText.IsHtml(text);
        var words = isHtml ? HtmlText.Words(text) : text;
        var begin = Excerpt.Of(words);
        return new(PanelErrorCode.ResponseInvalid, begin.Length == 0 && !isHtml
            ? $"The panel answered nothing (HTTP {answer.Status}, an empty body)."
            : isHtml ? $"The panel's answer is not JSON but {WebPage.Describe(answer.Status, text, words)} (HTTP {answer.Status}). It begins: {begin}"
            : $"The panel's answer is not JSON (HTTP {answer.Status}). It begins: {begin}");
    }

    private static string Text(byte[] body)
    {
        if (body.Length <= LongestPage) return Encoding.UTF8.GetString(body).TrimStart('\uFEFF');

        // The mark tells the redactor that the last word may be cut, and with it a secret.
        return Encoding.UTF8.GetString(body, 0, LongestPage).TrimStart('\uFEFF') + "…";
    }
}
