namespace SimpleSmm.Errors;

/// <summary>What a user should do about each kind of error, in one sentence; null where the message already says it.</summary>
internal static class Advice
{
    public static string? For(PanelErrorCode code) => code switch
    {
        PanelErrorCode.NotConnected => "Get-SmmSession lists the sessions of this runspace; a session of another runspace can be passed with -Session.",
        PanelErrorCode.InvalidApiKey => "Check the key on the panel's account page and run Connect-SmmPanel again.",
        PanelErrorCode.AccountBlocked => "Ask the panel's support to unblock the account, or this computer's address.",
        PanelErrorCode.InsufficientFunds => "Nothing was spent. Add funds on the panel's site; Get-SmmBalance shows what is left.",
        PanelErrorCode.ServiceNotFound => "Get-SmmService -Refresh lists what the panel sells now.",
        PanelErrorCode.InvalidLink => "Give the link as the service's description asks for it.",
        PanelErrorCode.InvalidQuantity => "Get-SmmService shows each service's Minimum and Maximum.",
        PanelErrorCode.DuplicateLink => "Wait until the active order on this link is over, then order again.",
        PanelErrorCode.OrderNotFound => "Check the order id, and that this session is the account that placed it.",
        PanelErrorCode.RefillNotFound => "Check the refill id, and that this session is the account that asked for it.",
        PanelErrorCode.RefillNotAllowed => "Look at the order's status and at the service's Refill flag; some panels want a day to pass.",
        PanelErrorCode.CancelNotAllowed => "Look at the order's status and at the service's Cancel flag.",
        PanelErrorCode.UnsupportedAction => "This panel does not offer it through the API; use the panel's site.",
        PanelErrorCode.RateLimited => "Wait a little and run the rest again, with a lower -ThrottleLimit.",
        PanelErrorCode.ResponseInvalid => "Check that -Uri is the panel's API address; run with -Verbose to see what went over the wire.",
        PanelErrorCode.NotAnswered => "A status can be asked for again; look at the order's status before you repeat a refill or a cancellation.",
        PanelErrorCode.NetworkFailure => "Check the address and the network, then run the rest again.",
        PanelErrorCode.RequestTimeout => "Run it again, or connect with a longer -TimeoutSeconds.",
        PanelErrorCode.RedirectRefused => "If you trust the target, connect to it with -Uri.",
        PanelErrorCode.OutcomeUnknown => "Look on the panel's site before you repeat it; for an order, say with Resolve-SmmOrder what you found.",
        PanelErrorCode.BudgetExceeded => "Raise the limit, leave the order out, or place it by itself without the limit.",
        PanelErrorCode.LedgerUnavailable => "Free the ledger's file or its disk, or give another one; without a ledger nothing is sent.",
        PanelErrorCode.ReferenceConflict => "Get-SmmOrder -Reference shows the order that has it.",
        PanelErrorCode.WaitTimeout => "Wait again, with a longer -TimeoutSeconds; nothing is lost.",
        PanelErrorCode.OrderInFlight => "Wait until the other process is done, then run it again.",
        _ => null,
    };
}
