namespace SimpleSmm;

/// <summary>
/// What went wrong, in one word. The names are a public contract: an error record's <c>FullyQualifiedErrorId</c> starts with one
/// of them, and none ever changes its meaning.
/// </summary>
public enum PanelErrorCode
{
    /// <summary>There is no session to work with, or the named one is not there (any more).</summary>
    NotConnected,

    /// <summary>The panel does not accept the API key.</summary>
    InvalidApiKey,

    /// <summary>The account is inactive, banned, or not allowed from this address.</summary>
    AccountBlocked,

    /// <summary>The balance does not cover the order. Nothing was spent.</summary>
    InsufficientFunds,

    /// <summary>The panel does not sell this service (any more).</summary>
    ServiceNotFound,

    /// <summary>The link is missing or the panel does not accept it.</summary>
    InvalidLink,

    /// <summary>The quantity is missing, not a whole number, or outside the service's limits.</summary>
    InvalidQuantity,

    /// <summary>Another field of the request is missing, malformed or not allowed.</summary>
    InvalidField,

    /// <summary>An active order on the same link stands in the way.</summary>
    DuplicateLink,

    /// <summary>More orders than the panel takes, in one request or at one time.</summary>
    TooManyOrders,

    /// <summary>The panel knows no such order of this account.</summary>
    OrderNotFound,

    /// <summary>The panel knows no such refill of this account.</summary>
    RefillNotFound,

    /// <summary>The order cannot be refilled (now).</summary>
    RefillNotAllowed,

    /// <summary>The order cannot be canceled (any more).</summary>
    CancelNotAllowed,

    /// <summary>The panel does not know the action.</summary>
    UnsupportedAction,

    /// <summary>Too many requests in too little time.</summary>
    RateLimited,

    /// <summary>Any other error that the panel reported; its text is kept.</summary>
    PanelError,

    /// <summary>The answer was not what the API promises: not JSON, or without what was asked for.</summary>
    ResponseInvalid,

    /// <summary>The answer to a batch left this id out.</summary>
    NotAnswered,

    /// <summary>The panel could not be reached, or the connection broke.</summary>
    NetworkFailure,

    /// <summary>The panel did not answer in time.</summary>
    RequestTimeout,

    /// <summary>The panel answered with a redirect, which is never followed: the key would go along.</summary>
    RedirectRefused,

    /// <summary>The address is not encrypted (or not an address of a panel at all), so the key will not be sent there.</summary>
    InsecureUri,

    /// <summary>An order, refill or cancellation was sent and nobody said what became of it.</summary>
    OutcomeUnknown,

    /// <summary>The order would exceed the budget given for the call; it was not sent.</summary>
    BudgetExceeded,

    /// <summary>The order ledger cannot be read or written; what was not sent by then is not sent.</summary>
    LedgerUnavailable,

    /// <summary>The reference belongs to another order already: its fields differ. Nothing was sent.</summary>
    ReferenceConflict,

    /// <summary>An order that was waited for is not over when the time for waiting is.</summary>
    WaitTimeout,

    /// <summary>An order with this reference is being sent by somebody else at this moment. Nothing was sent.</summary>
    OrderInFlight,

    /// <summary>The key could not be had from the vault that it was to come from. Nothing was sent.</summary>
    SecretUnavailable,
}
