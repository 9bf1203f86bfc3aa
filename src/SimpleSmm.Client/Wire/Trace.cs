using System.Globalization;

namespace SimpleSmm.Wire;

/// <summary>Says what went over the wire, from the fields and never from the body, so that the key cannot be in it.</summary>
internal static class Trace
{
    public static PanelEvent Of(PanelRequest request, WireAnswer answer) => new(PanelEventLevel.Verbose, string.Format(
        CultureInfo.InvariantCulture,
        "{0}{1}: HTTP {2}, {3} bytes in {4:0} ms",
        request.Action.Name,
        Count(request),
        answer.Status,
        answer.Body.Length,
        answer.Elapsed.TotalMilliseconds));

    private static string Count(PanelRequest request)
    {
        foreach (var field in request.Fields)
        {
            if (field.Key is "orders" or "refills") return $" ({field.Value.Split(',').Length} ids)";
            if (field.Key is "order" or "refill") return $" ({field.Key} {field.Value})";
        }

        return "";
    }
}
