namespace SimpleSmm;

/// <summary>
/// Specifies the kind of an error. The names are a public contract: an error record's <c>FullyQualifiedErrorId</c> starts with one of them,
/// and their meaning never changes.
/// </summary>
public enum PanelErrorCode
{
    /// <summary>A session does not exist, or it was disconnected.</summary>
    NotConnected,

    /// <summary>The panel does not accept the API key.</summary>
    InvalidApiKey,

    /// <summary>The account is inactive, banned or not allowed from this IP address.</summary>
    AccountBlocked,

    /// <summary>The balance does not cover the order.</summary>
    InsufficientFunds,

    /// <summary>The panel does not offer the service, or no longer offers it.</summary>
    ServiceNotFound,

    /// <summary>The link is missing or the panel does not accept it.</summary>
    InvalidLink,

    /// <summary>The quantity is missing, not a whole number, or outside the service's limits.</summary>
    InvalidQuantity,

    /// <summary>Another field of the request is missing, malformed or not allowed.</summary>
    InvalidField,

    /// <summary>Another order on the same link is still active.</summary>
    DuplicateLink,

    /// <summary>There are more orders than the panel accepts per request or at the same time.</summary>
    TooManyOrders,

    /// <summary>The panel does not know the order, or it belongs to another account.</summary>
    OrderNotFound,

    /// <summary>The panel does not know the refill, or it belongs to another account.</summary>
    RefillNotFound,

    /// <summary>The order cannot be refilled at this time.</summary>
    RefillNotAllowed,

    /// <summary>The order cannot be canceled, or can no longer be canceled.</summary>
    CancelNotAllowed,

    /// <summary>The panel does not know the action.</summary>
    UnsupportedAction,

    /// <summary>Too many requests were sent in a short time.</summary>
    RateLimited,

    /// <summary>The panel reported another error; its text is kept.</summary>
    PanelError,

    /// <summary>The answer does not follow the API: it is not JSON, or the requested data is missing.</summary>
    ResponseInvalid,

    /// <summary>The answer to a batch does not contain this id.</summary>
    NotAnswered,

    /// <summary>The panel could not be reached, or the connection broke.</summary>
    NetworkFailure,

    /// <summary>The panel did not answer in time.</summary>
    RequestTimeout,

    /// <summary>
    /// The panel answered with a redirect. Redirects are never followed, because the key would be sent to the new address.
    /// </summary>
    RedirectRefused,

    /// <summary>The address is not encrypted or not a valid panel address, so the key is not sent there.</summary>
    InsecureUri,

    /// <summary>An order, refill or cancellation was sent, and its outcome is unknown.</summary>
    OutcomeUnknown,

    /// <summary>The order would exceed a cost limit, or its cost cannot be estimated; it was not sent.</summary>
    BudgetExceeded,

    /// <summary>The order ledger cannot be read or written; remaining orders are not sent.</summary>
    LedgerUnavailable,

    /// <summary>The reference already belongs to an order with different fields. Nothing was sent.</summary>
    ReferenceConflict,

    /// <summary>The order did not finish before the wait timed out.</summary>
    WaitTimeout,

    /// <summary>Another caller or process is sending an order with this reference. Nothing was sent.</summary>
    OrderInFlight,

    /// <summary>The key could not be read from the vault. Nothing was sent.</summary>
    SecretUnavailable,

    /// <summary>An amount of money cannot be read. Nothing was sent.</summary>
    InvalidAmount,

    /// <summary>A date cannot be read. Nothing was sent.</summary>
    InvalidDate,

    /// <summary>The input object came from another session or panel than the one that is to be used. Nothing was sent for it.</summary>
    SessionMismatch,
}
