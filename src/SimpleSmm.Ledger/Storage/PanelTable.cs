namespace SimpleSmm.Ledger.Storage;

/// <summary>Reads and adds the number of a panel in the file.</summary>
internal static class PanelTable
{
    private const string Select = "SELECT id FROM panels WHERE uri = ?1 AND session_key = ?2";
    private const string Insert = "INSERT INTO panels (uri, session_key, session) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";

    /// <summary>Returns the panel's number, and adds the panel if it is new.</summary>
    public static long Find(LedgerDatabase database, LedgerAccount panel) => database.Read(connection => Find(connection, panel))
        ?? database.Write(connection =>
        {
            connection.Run(Insert, panel.Uri, panel.SessionKey, panel.Session);
            return Find(connection, panel);
        })!.Value;

    private static long? Find(LedgerConnection connection, LedgerAccount panel)
    {
        using var rows = connection.Query(Select, panel.Uri, panel.SessionKey);
        return rows.Read() ? rows.GetInt64(0) : null;
    }
}
