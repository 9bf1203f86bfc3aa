namespace SimpleSmm.Report.Sections;

/// <summary>Names the state of orders: their status, or why they do not have one.</summary>
internal static class StatusName
{
    public const string OutcomeUnknown = "Outcome unknown";
    public const string NotPlaced = "Not placed";

    public static string Of(OrderMeasure row) => row.Outcome switch
    {
        OrderOutcome.Unknown => OutcomeUnknown,
        OrderOutcome.Rejected => NotPlaced,
        OrderOutcome.Placed => row.Status ?? "Status not read",
        _ => "Being sent",
    };
}
