using System;

namespace SimpleSmm;

/// <summary>What a ledger tells panels apart by: the address and the session's name, which stands for the account.</summary>
public sealed class LedgerAccount
{
    /// <summary>Names a panel.</summary>
    /// <param name="uri">The API's address.</param>
    /// <param name="session">The session's name; case does not matter.</param>
    public LedgerAccount(Uri uri, string session)
    {
        Uri = uri.AbsoluteUri.TrimEnd('/');
        Session = session;
    }

    /// <summary>The address in one spelling, without a slash at its end.</summary>
    public string Uri { get; }

    /// <summary>The session's name as given.</summary>
    public string Session { get; }

    /// <summary>The session's name in the spelling to compare by.</summary>
    public string SessionKey => Session.ToUpperInvariant();

    /// <summary>The panel as an error names it.</summary>
    /// <returns>The session and the address.</returns>
    public override string ToString() => $"{Session} ({Uri})";
}
