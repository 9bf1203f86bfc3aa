using System;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Wire;

/// <summary>From an answer's bytes to its JSON, or to the <see cref="PanelFailure"/> that it really is.</summary>
internal static class AnswerReader
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The document of a successful answer; it must be disposed of.</summary>
    /// <exception cref="PanelException">The answer is a redirect, an error of the panel, or no JSON.</exception>
    public static JsonDocument Read(WireAnswer answer)
    {
        if (answer.Status is >= 300 and < 400)
        {
            throw new PanelException(
                PanelErrorCode.RedirectRefused,
                $"The panel redirects to '{answer.Location}' (HTTP {answer.Status}). Redirects are not followed, because the key would go along.");
        }

        var document = TryParse(answer.Body);
        if (document is null) throw NotJson(answer);
        var text = ErrorText.Find(document.RootElement);
        if (text is null && answer.Status < 400) return document;

        document.Dispose();
        throw Rejected(answer, text);
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static JsonDocument? TryParse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(WithoutByteOrderMark(InUnicode(body)), Tolerant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Panels mix in names in other encodings: one such letter must not cost the whole answer.
    private static byte[] InUnicode(byte[] body)
    {
        try
        {
            _ = Strict.GetCharCount(body);
            return body;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] body) =>
        body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? body.AsMemory(3) : body;

    private static PanelException NotJson(WireAnswer answer) => answer switch
    {
        { Status: 429 } => new(PanelErrorCode.RateLimited, "The panel says: too many requests (HTTP 429)."),
        { Body.Length: 0 } => new(PanelErrorCode.ResponseInvalid, $"The panel answered nothing (HTTP {answer.Status}, an empty body)."),
        _ => new(PanelErrorCode.ResponseInvalid, $"The panel's answer is not JSON (HTTP {answer.Status}). It begins: {Excerpt.Of(answer.Body)}"),
    };

    private static PanelException Rejected(WireAnswer answer, string? text)
    {
        var status = answer.Status >= 400 ? $" (HTTP {answer.Status})" : "";
        return answer.Status == 429
            ? PanelError.Of(PanelErrorCode.RateLimited, text ?? "too many requests", status)
            : PanelError.Of(ErrorClassifier.Classify(text), text, status);
    }
}
