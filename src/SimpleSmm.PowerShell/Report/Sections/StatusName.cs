namespace SimpleSmm.Report.Sections;

/// <summary>Names the state of orders: their status, or why they do not have one.</summary>
internal static class StatusName
{
    public const string OutcomeUnknown = "Outcome unknown";
    public const string NotPlaced = "Not placed";
    public const string NotRead = "Status not read";

    public static string Of(StatusChange change) => change.Outcome switch
    {
        OrderOutcome.Unknown => OutcomeUnknown,
        OrderOutcome.Rejected => NotPlaced,
        OrderOutcome.Placed => change.Status ?? NotRead,
        _ => "Being sent",
    };
}
