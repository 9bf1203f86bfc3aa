namespace SimpleSmm.Ledger.Storage;

/// <summary>Reads and adds the number of an account in the file.</summary>
internal static class AccountTable
{
    private const string Select = "SELECT id FROM accounts WHERE uri = ?1 AND account_key = ?2";
    private const string Insert = "INSERT INTO accounts (uri, account_key, account) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";

    // The orders of a session name of an earlier version belong to the account that is now given the same name.
    private const string Adopt =
        "UPDATE orders SET account = ?1 WHERE former_key = ?3 "
        + "AND account = (SELECT id FROM accounts WHERE uri = ?2 AND account_key = '')";

    /// <summary>Returns the account's number, and adds the account if it is new.</summary>
    public static long Find(LedgerDatabase database, LedgerAccount account) =>
        database.Read(connection => Find(connection, account)) ?? database.Write(connection => Add(connection, account));

    private static long Add(LedgerConnection connection, LedgerAccount account)
    {
        var isNew = connection.Run(Insert, account.Uri, account.AccountKey, account.Account) > 0;
        var id = Find(connection, account)!.Value;
        if (isNew && account.Account is not null) connection.Run(Adopt, id, account.Uri, account.AccountKey);
        return id;
    }

    private static long? Find(LedgerConnection connection, LedgerAccount account)
    {
        using var rows = connection.Query(Select, account.Uri, account.AccountKey);
        return rows.Read() ? rows.GetInt64(0) : null;
    }
}
