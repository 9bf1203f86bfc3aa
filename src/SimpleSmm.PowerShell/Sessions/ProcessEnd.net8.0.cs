using System;
using System.Runtime.InteropServices;

namespace SimpleSmm.Sessions;

/// <summary>
/// Watches for the end of the process: its normal exit, SIGTERM, and SIGHUP or a closed console. PowerShell itself ends at these signals
/// without an event.
/// </summary>
internal static class ProcessEnd
{
    private static PosixSignalRegistration[] _signals = [];

    public static void Watch()
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => WritesUnderWay.Finish()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => WritesUnderWay.Finish()),
        ];
    }

    public static void Unwatch()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var signal in _signals) signal.Dispose();
        _signals = [];
    }

    /// <summary>Calls an action at Ctrl+C until the result is disposed.</summary>
    public static IDisposable OnInterrupt(Action act) => PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => act());

    private static void OnExit(object? sender, EventArgs e) => WritesUnderWay.Finish();
}
