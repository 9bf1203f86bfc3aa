using System;
using System.Collections.Generic;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Chaos;

/// <summary>Everything that goes wrong on real panels (docs/panel-api.md#faults), before and after the panel has acted.</summary>
internal static class EveryFault
{
    /// <summary>Resets of a single stream, after which a handler may repeat the request by itself.</summary>
    public static IEnumerable<Fault> OfHttp2()
    {
        foreach (var error in Enum.GetValues<Http2Error>())
        {
            // After HTTP_1_1_REQUIRED the rest of the run would not be over HTTP/2; Http2Resets has it.
            if (error == Http2Error.Http11Required) continue;
            yield return Fault.ResetStream(error);
            yield return Fault.ResetStream(error).BeforeAccept();
            yield return Fault.ResetAfterHead(error);
        }
    }

    public static Fault[] All()
    {
        List<Fault> faults =
        [
            // Before the panel has acted.
            Fault.Hang(),
            Fault.ResetBeforeAccept(),
            Fault.RateLimit(),
            Fault.RateLimit("0"),
            Fault.RateLimit(DateTimeOffset.UtcNow.AddMinutes(-1).ToString("r")),
            Fault.RateLimitText(),
            Fault.JustAMoment(),
            Fault.Redirect(301, "http://127.0.0.1:9/api/v1"),
            Fault.Redirect(302, "/"),
            Fault.Redirect(307, "http://127.0.0.1:9/api/v1"),
            Fault.Redirect(308, "http://127.0.0.1:9/api/v1"),
            Fault.Error("Internal server error"),
            Fault.EmptyBody(),
            Fault.EmptyArray(),

            // After it.
            Fault.Hang().AfterAccept(),
            Fault.ResetAfterAccept(),
            Fault.JustAMoment().AfterAccept(),
            Fault.EmptyBody().AfterAccept(),
            Fault.EmptyArray().AfterAccept(),
            Fault.CutBody(12),
            Fault.TruncateJson(),
            Fault.WithoutOrderId(),
            Fault.OrderIdZero(),

            // The genuine answer, dressed up.
            Fault.Delay(TimeSpan.FromMilliseconds(5)),
            Fault.DelayBeforeAccept(TimeSpan.FromMilliseconds(5)),
            Fault.Drip(8, TimeSpan.FromMilliseconds(1)),
            Fault.Bom(),
            Fault.PhpWarning(),
            Fault.TrailingText(),
            Fault.HtmlPrefix(),
            Fault.Gzip(),
            Fault.ContentType("text/html"),
            Fault.SwapNumbersAndStrings(),
            Fault.NullCharge(),
            Fault.UnknownStatus(),
            Fault.BareErrors(),
            Fault.ArrayForObject(),
            Fault.DropIds(7, 70, 700),
        ];
        foreach (var status in (int[])[500, 502, 503, 520, 521, 522, 523, 524, 525, 526])
        {
            faults.Add(Fault.Status(status));
            faults.Add(Fault.Status(status).AfterAccept());
        }

        return [.. faults];
    }
}
