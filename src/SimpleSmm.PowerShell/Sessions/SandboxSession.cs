using System;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Security;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Sessions;

/// <summary>Creates sessions with a panel in memory. The sandbox's assembly is loaded by the first call, not at import.</summary>
internal static class SandboxSession
{
    private const string Key = "sandbox";

    /// <param name="name">The session's name.</param>
    /// <param name="account">The account name; null if it was not given.</param>
    /// <param name="speed">Panel seconds per real second.</param>
    /// <param name="dialect">The family of panels to simulate.</param>
    /// <param name="keepsLedger">Whether orders are recorded while the session exists.</param>
    /// <param name="options">Creates the options from an address, a key and the handler that carries the requests.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PanelSession Create(
        string name,
        string? account,
        double speed,
        SandboxDialect dialect,
        bool keepsLedger,
        Func<Uri, SecureString, HttpMessageHandler, PanelClientOptions> options)
    {
        var panel = new SandboxPanel(new SandboxOptions
        {
            ApiKey = Key,
            Speed = speed,
            Dialect = dialect == SandboxDialect.Smart ? PanelDialect.Smart : PanelDialect.Perfect,
        });
        var uri = new Uri("http://localhost/sandbox");
        var ledger = keepsLedger ? new SessionLedger(new LedgerAccount(uri, account) { Session = name }) : null;
        var given = options(uri, SecureText.From(Key), new SandboxHandler(panel));
        return new PanelSession(name, given, ledger, panel.Clock) { Account = account };
    }
}
