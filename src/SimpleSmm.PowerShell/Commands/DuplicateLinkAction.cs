namespace SimpleSmm;

/// <summary>What to do with an order on whose link another one of the same service is not over.</summary>
public enum DuplicateLinkAction
{
    /// <summary>It is an error; nothing is sent.</summary>
    Error,

    /// <summary>It is left out, with a warning.</summary>
    Skip,

    /// <summary>It is sent when the other one is over.</summary>
    Wait,
}
