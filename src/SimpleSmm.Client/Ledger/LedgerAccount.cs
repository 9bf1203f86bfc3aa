using System;
using System.Globalization;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>
/// Identifies an account in a ledger by the panel's address. Two accounts at one address differ only by an explicit account name, so that
/// another session name or a new key never makes a known reference unknown.
/// </summary>
public sealed class LedgerAccount
{
    /// <summary>Initializes the identity of an account.</summary>
    /// <param name="uri">The API's address.</param>
    /// <param name="account">The name that tells this account from others at the same address; null for the only one.</param>
    /// <exception cref="PanelException">The account name is blank or contains a hidden character (InvalidField).</exception>
    public LedgerAccount(Uri uri, string? account = null)
    {
        Uri = AddressOf(uri);
        Account = NameOf(account);
    }

    /// <summary>
    /// Gets the normalized address: scheme and host in lower case, the host in its ASCII form, without a default port, without slashes at
    /// its end and with one slash for several. The case of the path is kept.
    /// </summary>
    public string Uri { get; }

    /// <summary>Gets the name that tells this account from others at the same address; null if it was not given.</summary>
    public string? Account { get; }

    /// <summary>Gets the account name in upper case, for comparisons; empty if it was not given.</summary>
    public string AccountKey => Account?.ToUpperInvariant() ?? "";

    /// <summary>Gets the name of the session that reads the orders. It does not identify the account.</summary>
    public string? Session { get; init; }

    /// <summary>Returns the account as errors name it.</summary>
    /// <returns>The address, and the account name if there is one.</returns>
    public override string ToString() => Account is null ? Uri : $"{Uri} ({Account})";

    /// <summary>Returns an account name without blanks around it.</summary>
    /// <exception cref="PanelException">The account name is blank or contains a hidden character (InvalidField).</exception>
    internal static string? NameOf(string? account)
    {
        account = account?.Trim();
        if (account is { Length: 0 })
            throw new PanelException(PanelErrorCode.InvalidField, "The account name is blank: name it or leave -Account out.");
        if (account is not null && VisibleText.Line(account) != account)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The account name contains a character that cannot be seen, so it would be another account: type it again.");
        }

        return account;
    }

    private static string AddressOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
        return $"{uri.Scheme}://{host}{port}{PathOf(uri).TrimEnd('/')}";
    }

    // Web servers take several slashes for one.
    private static string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath;
        while (path.Contains("//")) path = path.Replace("//", "/");
        return path;
    }
}
