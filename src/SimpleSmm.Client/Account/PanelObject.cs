namespace SimpleSmm;

/// <summary>Represents what a panel has answered, with the session that it came from.</summary>
public abstract class PanelObject
{
    private protected PanelObject()
    {
    }

    /// <summary>Gets the name of the session that this came from; null outside PowerShell.</summary>
    public string? Session { get; internal set; }

    /// <summary>
    /// Gets the address of the panel, normalized as <see cref="LedgerAccount.Uri"/> is, because a session's name may be used for another
    /// panel later; null outside PowerShell.
    /// </summary>
    public string? Panel { get; internal set; }
}
