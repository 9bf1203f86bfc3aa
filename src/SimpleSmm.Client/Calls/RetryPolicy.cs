using System;
using SimpleSmm.Errors;

namespace SimpleSmm.Calls;

/// <summary>
/// Decides who may be sent again, and when. Every call of this API is a POST, so it is not the method that tells but whether the action
/// changes something, and whether a byte of the request left:
/// what did not leave and what was turned away for its number goes again; what may have arrived goes again only if it reads.
/// </summary>
internal sealed class RetryPolicy(RetryOptions options)
{
    // The longest window in which panels usually count requests (docs/panel-api.md#rate-limits).
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Random _random = new();

    public int MaximumCount => options.MaximumCount;

    /// <summary>How long to wait before a request that failed is sent again; null where it must not be.</summary>
    /// <param name="failure">What became of it.</param>
    /// <param name="writes">Whether it changes something at the panel.</param>
    /// <param name="retries">How many times it was sent again already.</param>
    public TimeSpan? WaitBefore(PanelFailure failure, bool writes, int retries)
    {
        if (retries >= options.MaximumCount || failure.IsTooLarge) return null;
        if (failure.Code == PanelErrorCode.RateLimited) return AfterRateLimit(failure, retries);
        return IsWorthwhile(failure) && !(writes && failure.MayHaveArrived) ? Jitter(Ceiling(retries)) : null;
    }

    /// <summary>
    /// How long the whole session pauses after a rate limit, whether the request is sent again or not: never longer than the user wants to
    /// wait.
    /// </summary>
    /// <param name="failure">The rate limit.</param>
    /// <param name="retries">How many times the request was sent again already.</param>
    public TimeSpan PauseAfterRateLimit(PanelFailure failure, int retries)
    {
        var asked = failure.RetryAfter ?? (retries == options.MaximumCount - 1 ? LastWait(retries) : Ceiling(retries));
        return asked < options.MaximumInterval ? asked : options.MaximumInterval;
    }

    // Where there is nothing at the address, there is nothing a moment later.
    private static bool IsWorthwhile(PanelFailure failure) => failure.HttpStatus >= 500
        || (failure.HttpStatus is not (404 or 405 or 410)
            && failure.Code is PanelErrorCode.NetworkFailure or PanelErrorCode.RequestTimeout or PanelErrorCode.ResponseInvalid);

    // What the panel asks for, if that is not longer than the user wants to wait. Otherwise the whole of the interval: some panels
    // count a request that came too early, so guessing low only makes it worse (docs/panel-api.md#rate-limits).
    private TimeSpan? AfterRateLimit(PanelFailure failure, int retries) =>
        failure.RetryAfter > options.MaximumInterval ? null : PauseAfterRateLimit(failure, retries);

    // Before a request is given up, all its waits together are as long as a window, so that the panel has begun to count anew.
    private TimeSpan LastWait(int retries)
    {
        var rest = Window;
        for (var i = 0; i < retries && rest > TimeSpan.Zero; i++) rest -= Ceiling(i);
        var wait = Ceiling(retries);
        return rest > wait ? rest : wait;
    }

    private TimeSpan Ceiling(int retries)
    {
        var ticks = options.Interval.Ticks * Math.Pow(2, retries);
        return ticks < options.MaximumInterval.Ticks ? TimeSpan.FromTicks((long)ticks) : options.MaximumInterval;
    }

    private TimeSpan Jitter(TimeSpan longest)
    {
        lock (_random) return TimeSpan.FromTicks((long)(longest.Ticks * _random.NextDouble()));
    }
}
