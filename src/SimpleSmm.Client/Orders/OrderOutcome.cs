namespace SimpleSmm;

/// <summary>What is known of an order's placing. How far the order itself is, the panel says in <see cref="Order.Status"/>.</summary>
public enum OrderOutcome
{
    /// <summary>It is being sent at this moment. Somebody who is alive works on it.</summary>
    Sending = 0,

    /// <summary>The panel took it and gave it an id.</summary>
    Placed = 1,

    /// <summary>It was not placed for certain: refused, not sent, or found not to be there. Nothing was spent.</summary>
    Rejected = 2,

    /// <summary>It was sent, and nobody knows whether the panel took it. It is not sent again until somebody has looked.</summary>
    Unknown = 3,
}
