using System;
using System.Globalization;
using System.Text;
using SimpleSmm.Wire;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Diagnostics;

/// <summary>
/// Reports requests and answers to an observer. Requests are reported from their fields, not from the body, which contains the key.
/// </summary>
internal static class Trace
{
    private const int LongestAnswer = 4_096;

    /// <summary>Reports the action, count, HTTP status, bytes and duration as verbose, and the fields and the answer as debug.</summary>
    public static void Write(IPanelObserver? observer, PanelRequest request, WireAnswer answer, Func<string, string> redact, AnswerCleaner cleaner)
    {
        if (observer is null) return;
        if (observer.IsEnabled(PanelEventLevel.Verbose)) observer.Notify(new(PanelEventLevel.Verbose, Line(request, answer)));
        if (!observer.IsEnabled(PanelEventLevel.Debug)) return;
        observer.Notify(new(PanelEventLevel.Debug, redact($"-> {Fields(request)}")));
        observer.Notify(new(PanelEventLevel.Debug, redact($"<- {cleaner.Clean(Text(answer))}")));
    }

    /// <summary>Reports a request without an answer.</summary>
    public static void WriteNoAnswer(IPanelObserver? observer, PanelRequest request, PanelException why, Func<string, string> redact)
    {
        if (observer is null || why.Code == PanelErrorCode.NotConnected) return;
        var milliseconds = why.Failure.Elapsed.TotalMilliseconds;
        var line = FormattableString.Invariant($"{request.Action.Name}{Count(request)}: no answer after {milliseconds:0} ms");
        if (observer.IsEnabled(PanelEventLevel.Verbose)) observer.Notify(new(PanelEventLevel.Verbose, line));
        if (observer.IsEnabled(PanelEventLevel.Debug)) observer.Notify(new(PanelEventLevel.Debug, redact($"-> {Fields(request)}")));
    }

    private static string Fields(PanelRequest request)
    {
        var line = new StringBuilder("action=").Append(request.Action.Name);
        foreach (var field in request.ToDictionary()) line.Append(' ').Append(field.Key).Append('=').Append(field.Value);
        return line.ToString();
    }

    private static string Line(PanelRequest request, WireAnswer answer) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}{1}: HTTP {2}, {3} bytes in {4:0} ms",
        request.Action.Name,
        Count(request),
        answer.Status,
        answer.Body.Length,
        answer.Elapsed.TotalMilliseconds);

    private static string Count(PanelRequest request)
    {
        foreach (var field in request.Fields)
        {
            if (field.Key is "orders" or "refills") return $" ({field.Value.Split(',').Length} ids)";
            if (field.Key is "order" or "refill") return $" ({field.Key} {field.Value})";
        }

        return "";
    }

    // A long answer ends with a mark that tells the redactor that the last word, perhaps a secret, may be cut off. The mark must be the
    // last character and must not follow an incomplete one.
    private static string Text(WireAnswer answer)
    {
        if (answer.Body.Length <= LongestAnswer) return Encoding.UTF8.GetString(answer.Body);
        var text = new char[LongestAnswer];
        var length = Encoding.UTF8.GetDecoder().GetChars(answer.Body, 0, LongestAnswer, text, 0, flush: false);
        return $"({answer.Body.Length} bytes) {new string(text, 0, length)}…";
    }
}
