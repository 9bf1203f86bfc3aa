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
    /// <param name="options">Makes the options of an address, a key and what carries the requests.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PanelSession Create(string name, double speed, Func<Uri, SecureString, HttpMessageHandler, PanelClientOptions> options)
    {
        var panel = new SandboxPanel(new SandboxOptions { ApiKey = Key, Speed = speed });
        return new PanelSession(name, options(new Uri("http://localhost/sandbox"), SecureText.From(Key), new SandboxHandler(panel)), panel.Clock);
    }
}
