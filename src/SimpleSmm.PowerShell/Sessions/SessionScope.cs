namespace SimpleSmm.Sessions;

/// <summary>Holds what one command uses of one session.</summary>
/// <param name="session">The session.</param>
/// <param name="client">The session's client, which reports its events to the command.</param>
internal sealed class SessionScope(PanelSession session, PanelClient client)
{
    public PanelSession Session => session;

    public PanelClient Client => client;

    /// <summary>Gets or sets the ledger; null until it is needed.</summary>
    public IOrderLedger? Ledger { get; set; }
}
