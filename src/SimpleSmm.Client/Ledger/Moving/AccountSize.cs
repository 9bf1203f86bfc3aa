namespace SimpleSmm.Ledger;

/// <summary>Represents how many orders of an account a ledger has.</summary>
/// <param name="Account">The account as errors name it.</param>
/// <param name="Orders">The number of orders.</param>
/// <param name="IsOwn">Whether it is the account that the ledger was opened for.</param>
internal sealed record AccountSize(string Account, long Orders, bool IsOwn);
