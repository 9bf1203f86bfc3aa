namespace SimpleSmm;

/// <summary>Specifies what to do with an order if another order of the same service on the same link is not finished.</summary>
public enum DuplicateLinkAction
{
    /// <summary>Reports an error and does not send the order.</summary>
    Error,

    /// <summary>Skips the order with a warning.</summary>
    Skip,

    /// <summary>Sends the order after the other one has finished.</summary>
    Wait,
}
