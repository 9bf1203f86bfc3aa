using System;

namespace SimpleSmm;

/// <summary>Identifies a panel account in a ledger by the address and the session's name.</summary>
public sealed class LedgerAccount
{
    /// <summary>Initializes the identity of a panel account.</summary>
    /// <param name="uri">The API's address.</param>
    /// <param name="session">The session's name; case is ignored.</param>
    public LedgerAccount(Uri uri, string session)
    {
        Uri = uri.AbsoluteUri.TrimEnd('/');
        Session = session;
    }

    /// <summary>Gets the normalized address, without a slash at its end.</summary>
    public string Uri { get; }

    /// <summary>Gets the session's name as given.</summary>
    public string Session { get; }

    /// <summary>Gets the session's name in upper case, for comparisons.</summary>
    public string SessionKey => Session.ToUpperInvariant();

    /// <summary>Returns the panel account as errors name it.</summary>
    /// <returns>The session and the address.</returns>
    public override string ToString() => $"{Session} ({Uri})";
}
