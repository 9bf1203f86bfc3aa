namespace SimpleSmm.Sandbox.Life;

/// <summary>Where an order is in its life, in the order in which the stages come.</summary>
internal enum Stage
{
    Pending,
    Processing,
    InProgress,
    Completed,
    Partial,
    Canceled,
}
