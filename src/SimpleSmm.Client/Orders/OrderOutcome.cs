namespace SimpleSmm;

/// <summary>
/// Contains the outcomes of placing an order. They are text, so that they read the same in a table, in CSV and in JSON. The progress of the
/// order itself is in <see cref="Order.Status"/>.
/// </summary>
public static class OrderOutcome
{
    /// <summary>A running process is sending the order.</summary>
    public const string Sending = "Sending";

    /// <summary>The panel accepted the order and assigned an id.</summary>
    public const string Placed = "Placed";

    /// <summary>The order was certainly not placed: it was rejected, not sent, or not found on the panel. Nothing was spent.</summary>
    public const string Rejected = "Rejected";

    /// <summary>The order was sent, but the panel's decision is unknown. It is not sent again until the outcome is resolved.</summary>
    public const string Unknown = "Unknown";
}
