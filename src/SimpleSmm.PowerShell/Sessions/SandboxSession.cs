using System;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Security;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Sessions;

/// <summary>Makes sessions whose panel is in memory. The sandbox's assembly is loaded when this is first called, not at import.</summary>
internal static class SandboxSession
{
    private const string Key = "sandbox";

    /// <param name="name">The session's name.</param>
    /// <param name="speed">Panel seconds for each real second.</param>
    /// <param name="keepsLedger">Whether the orders are remembered as long as the session lasts.</param>
    /// <param name="options">Makes the options of an address, a key and what carries the requests.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PanelSession Create(string name, double speed, bool keepsLedger, Func<Uri, SecureString, HttpMessageHandler, PanelClientOptions> options)
    {
        var panel = new SandboxPanel(new SandboxOptions { ApiKey = Key, Speed = speed });
        var uri = new Uri("http://localhost/sandbox");
        var ledger = keepsLedger ? new SessionLedger(new LedgerAccount(uri, name)) : null;
        return new PanelSession(name, options(uri, SecureText.From(Key), new SandboxHandler(panel)), ledger, panel.Clock);
    }
}
