namespace SimpleSmm;

/// <summary>Specifies the outcome of placing an order. The progress of the order itself is in <see cref="Order.Status"/>.</summary>
public enum OrderOutcome
{
    /// <summary>A running process is sending the order.</summary>
    Sending = 0,

    /// <summary>The panel accepted the order and assigned an id.</summary>
    Placed = 1,

    /// <summary>The order was certainly not placed: it was rejected, not sent, or not found on the panel. Nothing was spent.</summary>
    Rejected = 2,

    /// <summary>The order was sent, but the panel's decision is unknown. It is not sent again until the outcome is resolved.</summary>
    Unknown = 3,
}
