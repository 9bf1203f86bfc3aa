namespace SimpleSmm.Ledger;

/// <summary>Represents a call of <see cref="IOrderLedger.Claim"/>. Its result is a <see cref="LedgerClaim"/>.</summary>
internal sealed record ClaimStep(OrderRequest Order, string Reference, string? Currency = null) : LedgerStep;
