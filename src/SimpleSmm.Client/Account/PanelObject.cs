using System;

namespace SimpleSmm;

/// <summary>Represents what a panel has answered, with the session that it came from.</summary>
public abstract class PanelObject
{
    private protected PanelObject()
    {
    }

    /// <summary>Gets the name of the session that this came from; null outside PowerShell.</summary>
    public string? Session { get; internal set; }

    /// <summary>Gets or sets the panel's address, because a session's name may be used again for another panel.</summary>
    internal Uri? Panel { get; set; }
}
