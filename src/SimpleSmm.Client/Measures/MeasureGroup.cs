namespace SimpleSmm;

/// <summary>Specifies what the orders of a measure have in common. Days, weeks and months are those of UTC.</summary>
public enum MeasureGroup
{
    /// <summary>The day on which the orders were sent: <c>2026-11-26</c>.</summary>
    Day,

    /// <summary>The ISO 8601 week in which the orders were sent: <c>2026-W48</c>.</summary>
    Week,

    /// <summary>The month in which the orders were sent: <c>2026-11</c>.</summary>
    Month,

    /// <summary>The service. Ids of different sessions are different services, so the session is a part of the group.</summary>
    Service,

    /// <summary>The category that the catalog has for the service now.</summary>
    Category,

    /// <summary>The session.</summary>
    Session,

    /// <summary>The last known status.</summary>
    Status,

    /// <summary>The outcome of placing the order (<see cref="OrderOutcome"/>).</summary>
    Outcome,
}
