using System.Management.Automation;

namespace SimpleSmm.Errors;

/// <summary>The one place where a <see cref="PanelException"/> becomes an error record: id, category, target, and what to do.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord ToErrorRecord(this PanelException e, object? target)
    {
        var message = target is OrderRequest order ? $"Order ({order}): {e.Message}" : e.Message;
        return new ErrorRecord(e, e.Code.ToString(), CategoryOf(e.Code), target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = Advice.For(e.Code) },
        };
    }

    private static ErrorCategory CategoryOf(PanelErrorCode code) => code switch
    {
        PanelErrorCode.NotConnected or PanelErrorCode.NetworkFailure => ErrorCategory.ConnectionError,
        PanelErrorCode.InvalidApiKey => ErrorCategory.AuthenticationError,
        PanelErrorCode.AccountBlocked => ErrorCategory.PermissionDenied,
        PanelErrorCode.InsufficientFunds or PanelErrorCode.BudgetExceeded => ErrorCategory.QuotaExceeded,
        PanelErrorCode.ServiceNotFound or PanelErrorCode.OrderNotFound or PanelErrorCode.RefillNotFound => ErrorCategory.ObjectNotFound,
        PanelErrorCode.InvalidLink or PanelErrorCode.InvalidQuantity or PanelErrorCode.InvalidField => ErrorCategory.InvalidArgument,
        PanelErrorCode.DuplicateLink or PanelErrorCode.ReferenceConflict => ErrorCategory.ResourceExists,
        PanelErrorCode.OrderInFlight => ErrorCategory.ResourceBusy,
        PanelErrorCode.LedgerUnavailable or PanelErrorCode.SecretUnavailable => ErrorCategory.ResourceUnavailable,
        PanelErrorCode.TooManyOrders or PanelErrorCode.RateLimited => ErrorCategory.LimitsExceeded,
        PanelErrorCode.RefillNotAllowed or PanelErrorCode.CancelNotAllowed => ErrorCategory.InvalidOperation,
        PanelErrorCode.UnsupportedAction => ErrorCategory.NotImplemented,
        PanelErrorCode.ResponseInvalid => ErrorCategory.ProtocolError,
        PanelErrorCode.RequestTimeout or PanelErrorCode.WaitTimeout => ErrorCategory.OperationTimeout,
        PanelErrorCode.RedirectRefused or PanelErrorCode.InsecureUri => ErrorCategory.SecurityError,
        _ => ErrorCategory.InvalidResult,
    };
}
