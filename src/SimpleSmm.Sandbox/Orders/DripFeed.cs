using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Checks runs and interval: both or neither must be given, and only if the service allows a drip-feed.</summary>
internal static class DripFeed
{
    public const string NotSupported = "This services does not support Dripfeed feature!";
    public const string IntervalRequired = "Interval time is required";
    public const string RunsRequired = "Runs is required";
    public const string BadInterval = "Invalid Interval in minutes";

    public static string? Check(Service service, Form form, out int? runs, out int? interval)
    {
        runs = interval = null;
        if (!form.Has("runs") && !form.Has("interval"))
            return null;
        if (!service.DripFeed)
            return NotSupported;
        if (!form.Has("interval"))
            return IntervalRequired;
        if (Number(form["runs"]) is not { } askedRuns || askedRuns == 0)
            return RunsRequired;
        if (Number(form["interval"]) is not { } askedInterval)
            return BadInterval;
        runs = askedRuns;
        interval = askedInterval;
        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100000
            ? number
            : null;
}
