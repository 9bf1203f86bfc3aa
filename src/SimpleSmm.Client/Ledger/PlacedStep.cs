namespace SimpleSmm.Ledger;

/// <summary>Represents a call of <see cref="IOrderLedger.SettlePlaced"/>. Its result is an <see cref="Order"/>.</summary>
internal sealed record PlacedStep(LedgerClaim Claim, Order Placed) : LedgerStep;
