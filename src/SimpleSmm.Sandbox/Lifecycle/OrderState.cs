namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>Represents the state of an order at one time.</summary>
internal readonly record struct OrderState(Stage Stage, long Remains, long? StartCount)
{
    public bool IsFinal => Stage >= Stage.Completed;

    /// <summary>Gets the status in the documented spelling.</summary>
    public string Text => Stage switch
    {
        Stage.Pending => "Pending",
        Stage.Processing => "Processing",
        Stage.InProgress => "In progress",
        Stage.Active => "Active",
        Stage.Paused => "Paused",
        Stage.Completed => "Completed",
        Stage.Partial => "Partial",
        Stage.Expired => "Expired",
        _ => "Canceled",
    };
}
