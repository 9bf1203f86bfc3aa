using System;
using SimpleSmm.Errors;
using SimpleSmm.Wire;

namespace SimpleSmm.Calls;

/// <summary>Completes what is known of a failure with what the request was: the same broken connection means less to a reader than to a writer.</summary>
internal static class WriteOutcome
{
    public static PanelFailure Judge(PanelFailure failure, PanelRequest request, WireAnswer? answer)
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
            complete = complete with { Message = FormattableString.Invariant($"{complete.Message} It asks to wait {wait.TotalSeconds:0} s.") };
        return request.Action.Writes && ProvesNothing(complete) ? complete with { Code = PanelErrorCode.OutcomeUnknown } : complete;
    }

    // A server error or an unreadable answer to a writer proves nothing: orders did exist behind each (docs/panel-api.md#unknown-outcomes).
    private static bool ProvesNothing(PanelFailure failure) => failure.MayHaveArrived
        && (failure.HttpStatus >= 500 || failure.Code is PanelErrorCode.RequestTimeout or PanelErrorCode.NetworkFailure
            or PanelErrorCode.ResponseInvalid or PanelErrorCode.NotConnected);
}
