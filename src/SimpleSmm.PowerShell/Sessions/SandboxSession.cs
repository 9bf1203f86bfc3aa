using System;
using System.Runtime.CompilerServices;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Sessions;

/// <summary>Makes sessions whose panel is in memory. The sandbox's assembly is loaded when this is first called, not at import.</summary>
internal static class SandboxSession
{
    private const string Key = "sandbox";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PanelSession Create(string name, double speed, TimeSpan timeout, int throttleLimit)
    {
        var panel = new SandboxPanel(new SandboxOptions { ApiKey = Key, Speed = speed });
        var options = new PanelClientOptions
        {
            Uri = new Uri("http://localhost/sandbox"),
            ApiKey = SecureText.From(Key),
            Handler = new SandboxHandler(panel),
            Timeout = timeout,
            ThrottleLimit = throttleLimit,
        };
        return new PanelSession(name, options, panel.Clock);
    }
}
