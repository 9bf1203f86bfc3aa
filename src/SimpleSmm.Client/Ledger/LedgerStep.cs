namespace SimpleSmm.Ledger;

/// <summary>Represents a call to a ledger of which several can be written with one message to a server.</summary>
internal abstract record LedgerStep;
