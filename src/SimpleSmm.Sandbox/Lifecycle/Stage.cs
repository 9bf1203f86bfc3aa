namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>Where an order is in its life: first the stages of one under way, then the ends.</summary>
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
