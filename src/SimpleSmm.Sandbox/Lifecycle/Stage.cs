namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>Specifies the stage of an order: first the stages of an active order, then the final ones.</summary>
internal enum Stage
{
    Pending,
    Processing,
    InProgress,
    Active,
    Paused,
    Completed,
    Partial,
    Canceled,
    Expired,
}
