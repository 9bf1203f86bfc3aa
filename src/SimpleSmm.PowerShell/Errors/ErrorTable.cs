using System.Management.Automation;

namespace SimpleSmm.Errors;

/// <summary>
/// The one table of the error codes: the category of each one's error records, and in a sentence what the user should do. The topic
/// about_SimpleSmm_Errors has the same in prose, and a test holds the two together.
/// </summary>
internal static class ErrorTable
{
    public static (ErrorCategory Category, string? Advice) Find(PanelErrorCode code) => code switch
    {
        PanelErrorCode.NotConnected => (
            ErrorCategory.ConnectionError,
            "Get-SmmSession lists the sessions of this runspace; a session of another runspace can be passed with -Session."),
        PanelErrorCode.InvalidApiKey => (
            ErrorCategory.AuthenticationError,
            "Check the key on the panel's account page and run Connect-SmmPanel again."),
        PanelErrorCode.AccountBlocked => (
            ErrorCategory.PermissionDenied,
            "Ask the panel's support to unblock the account, or this computer's address."),
        PanelErrorCode.InsufficientFunds => (
            ErrorCategory.QuotaExceeded,
            "Nothing was spent. Add funds on the panel's site; Get-SmmBalance shows what is left."),
        PanelErrorCode.ServiceNotFound => (
            ErrorCategory.ObjectNotFound,
            "Get-SmmService -Refresh lists what the panel sells now."),
        PanelErrorCode.InvalidLink => (
            ErrorCategory.InvalidArgument,
            "Give the link as the service's description asks for it."),
        PanelErrorCode.InvalidQuantity => (
            ErrorCategory.InvalidArgument,
            "Get-SmmService shows each service's Minimum and Maximum."),
        PanelErrorCode.InvalidField => (
            ErrorCategory.InvalidArgument,
            "The message names the field."),
        PanelErrorCode.DuplicateLink => (
            ErrorCategory.ResourceExists,
            "Wait until the active order on this link is over, then order again."),
        PanelErrorCode.TooManyOrders => (
            ErrorCategory.LimitsExceeded,
            "Send fewer at once, with a lower -ThrottleLimit or -ChunkSize, or wait until some are over."),
        PanelErrorCode.OrderNotFound => (
            ErrorCategory.ObjectNotFound,
            "Check the order id, and that this session is the account that placed it."),
        PanelErrorCode.RefillNotFound => (
            ErrorCategory.ObjectNotFound,
            "Check the refill id, and that this session is the account that asked for it."),
        PanelErrorCode.RefillNotAllowed => (
            ErrorCategory.InvalidOperation,
            "Look at the order's status and at the service's Refill flag; some panels want a day to pass."),
        PanelErrorCode.CancelNotAllowed => (
            ErrorCategory.InvalidOperation,
            "Look at the order's status and at the service's Cancel flag."),
        PanelErrorCode.UnsupportedAction => (
            ErrorCategory.NotImplemented,
            "This panel does not offer it through the API; use the panel's site."),
        PanelErrorCode.RateLimited => (
            ErrorCategory.LimitsExceeded,
            "Wait a little and run the rest again, with a lower -ThrottleLimit."),
        PanelErrorCode.PanelError => (
            ErrorCategory.InvalidResult,
            "Read the panel's own words in the message; they are in PanelText of the exception, too."),
        PanelErrorCode.ResponseInvalid => (
            ErrorCategory.ProtocolError,
            "Check that -Uri is the panel's API address; run with -Verbose to see what went over the wire."),
        PanelErrorCode.NotAnswered => (
            ErrorCategory.InvalidResult,
            "A status can be asked for again; look at the order's status before you repeat a refill or a cancellation."),
        PanelErrorCode.NetworkFailure => (
            ErrorCategory.ConnectionError,
            "Check the address and the network, then run the rest again."),
        PanelErrorCode.RequestTimeout => (
            ErrorCategory.OperationTimeout,
            "Run it again, or connect with a longer -TimeoutSeconds."),
        PanelErrorCode.RedirectRefused => (
            ErrorCategory.SecurityError,
            "If you trust the target, connect to it with -Uri."),
        PanelErrorCode.InsecureUri => (
            ErrorCategory.SecurityError,
            "Connect with an address that begins with https://."),
        PanelErrorCode.OutcomeUnknown => (
            ErrorCategory.InvalidResult,
            "Look on the panel's site before you repeat it; for an order, say with Resolve-SmmOrder what you found."),
        PanelErrorCode.BudgetExceeded => (
            ErrorCategory.QuotaExceeded,
            "Raise the limit, leave the order out, or place it by itself without the limit."),
        PanelErrorCode.LedgerUnavailable => (
            ErrorCategory.ResourceUnavailable,
            "Free the ledger's file or its disk, start its server, or give another ledger; without a ledger nothing is sent."),
        PanelErrorCode.ReferenceConflict => (
            ErrorCategory.ResourceExists,
            "Get-SmmOrder -Reference shows the order that has it."),
        PanelErrorCode.WaitTimeout => (
            ErrorCategory.OperationTimeout,
            "Wait again, with a longer -TimeoutSeconds; nothing is lost."),
        PanelErrorCode.OrderInFlight => (
            ErrorCategory.ResourceBusy,
            "Wait until the other process is done, then run it again."),
        PanelErrorCode.SecretUnavailable => (
            ErrorCategory.ResourceUnavailable,
            "Unlock the vault, and check the secret's name and type with Get-SecretInfo; then connect again."),
        PanelErrorCode.InvalidAmount => (
            ErrorCategory.InvalidArgument,
            "Write the amount as a number or as text with a point, such as 4.50."),
        PanelErrorCode.InvalidDate => (
            ErrorCategory.InvalidArgument,
            "Give a date object, ISO 8601 text such as 2026-12-31, or Unix seconds."),
        PanelErrorCode.SessionMismatch => (
            ErrorCategory.InvalidArgument,
            "Omit -Session, so that each object goes to the panel that it came from, and connect a session of that name to that panel."),
        _ => (ErrorCategory.NotSpecified, null),
    };
}
