namespace SimpleSmm.Placing;

/// <summary>Converts errors to results, and remembers the one after which nothing more is sent.</summary>
internal sealed class PlacementFailures(OrderPlacementOptions options, Preparation preparation)
{
    private volatile PanelException? _fault;

    /// <summary>Gets the error with which the panel refused the key or the account; null if it did not.</summary>
    public PanelException? Fault => _fault;

    /// <summary>Returns the result of an order that met an error.</summary>
    public PlacementResult Fail(OrderRequest order, PanelException error)
    {
        if (error is { IsFatal: true, HttpStatus: not null }) _fault ??= error;
        return new PlacementResult(KindOf(error), order, (error as OrderNotRecordedException)?.Placed, error)
        {
            ConcernsAll = error.IsFatal || preparation.IsFailure(error),
        };
    }

    /// <summary>Returns the result of an order that is not sent because of a fault. The fault itself belongs to another order.</summary>
    public static PlacementResult Refuse(OrderRequest order, PanelException fault)
    {
        var code = fault.Code == PanelErrorCode.OutcomeUnknown ? PanelErrorCode.ResponseInvalid : fault.Code;
        var error = new PanelException(code, $"It was not sent, because every order would end like one before it: {fault.Message}", fault);
        return new PlacementResult(PlacementKind.Rejected, order, error: error) { ConcernsAll = true };
    }

    /// <summary>Returns the error of an order with a reference that is placed without a ledger.</summary>
    public static PanelException NoLedger(OrderRequest order) => new(
        PanelErrorCode.LedgerUnavailable,
        order.Session is { } session
            ? $"The session '{session}' was connected with -NoLedger, so it cannot check whether '{order.Reference}' was "
                + "placed before: connect with a ledger, or leave -Reference out."
            : $"Without a ledger it cannot be checked whether '{order.Reference}' was placed before: use a ledger, or leave the "
                + "reference out.");

    private PlacementKind KindOf(PanelException error) => error.Code switch
    {
        PanelErrorCode.OutcomeUnknown => PlacementKind.Unknown,
        PanelErrorCode.DuplicateLink when options.OnDuplicateLink == DuplicateLinkAction.Skip => PlacementKind.Skipped,
        _ => error is OrderNotRecordedException { Placed: not null } ? PlacementKind.Placed : PlacementKind.Rejected,
    };
}
