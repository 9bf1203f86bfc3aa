using System;
using System.Text.Json;
using SimpleSmm.Errors;
using SimpleSmm.Reading.Body;
using SimpleSmm.Text;
using SimpleSmm.Wire;

namespace SimpleSmm.Calls;

/// <summary>
/// Completes what is known of a failure with what the request was: the same broken connection means less to a reader than to a writer.
/// </summary>
internal static class WriteOutcome
{
    /// <summary>What a failure means for a request.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="request">The request, or the part of it that failed.</param>
    /// <param name="answer">The answer; null where there is none.</param>
    /// <param name="part">The part of the answer that belongs to the request; null for all of it.</param>
    public static PanelFailure Judge(PanelFailure failure, PanelRequest request, WireAnswer? answer, JsonElement? part)
    {
        var complete = failure with
        {
            Action = request.Action.Name,
            Fields = request.ToDictionary(),
            HttpStatus = answer?.Status,
            RetryAfter = answer?.RetryAfter,
            SentAt = answer?.SentAt ?? failure.SentAt,
            Elapsed = answer?.Elapsed ?? failure.Elapsed,
        };
        if (complete is { Code: PanelErrorCode.RateLimited, RetryAfter: { } wait })
        {
            var message = FormattableString.Invariant($"{complete.Message} It asks to wait {wait.TotalSeconds:0} s.");
            complete = complete with { Message = message };
        }

        if (!request.Action.Writes) return complete;
        if (answer is not null && NamedId(request, answer, part) is { } id)
        {
            return complete with
            {
                Code = PanelErrorCode.OutcomeUnknown,
                Message = $"{Sentence.Ended(complete.Message)} The answer names an id all the same: {id}.",
            };
        }

        return ProvesNothing(complete) ? complete with { Code = PanelErrorCode.OutcomeUnknown } : complete;
    }

    // A server error, a redirect (303 means "carried out") or an unreadable answer to a writer proves nothing: orders did exist behind
    // each (docs/panel-api.md#unknown-outcomes).
    private static bool ProvesNothing(PanelFailure failure) => failure.MayHaveArrived
        && (failure.HttpStatus >= 500 || failure.Code is PanelErrorCode.RequestTimeout or PanelErrorCode.NetworkFailure
            or PanelErrorCode.ResponseInvalid or PanelErrorCode.NotConnected or PanelErrorCode.RedirectRefused);

    private static string? NamedId(PanelRequest request, WireAnswer answer, JsonElement? part)
    {
        if (part is { } known) return AnswerIds.FindNew(known, request, answer.Status);
        try
        {
            using var document = BodyParser.Parse(answer.Body, answer.MostElements, out _);
            return document is null ? null : AnswerIds.FindNew(document.RootElement, request, answer.Status);
        }
        catch (TooManyElementsException)
        {
            return null;
        }
    }
}
