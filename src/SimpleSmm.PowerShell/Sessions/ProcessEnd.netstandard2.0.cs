using System;

namespace SimpleSmm.Sessions;

/// <summary>Watches for the end of the process. .NET Framework reports a normal exit and a closed console.</summary>
internal static class ProcessEnd
{
    public static void Watch() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    public static void Unwatch() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    /// <summary>Calls an action at Ctrl+C until the result is disposed.</summary>
    public static IDisposable OnInterrupt(Action act) => new Interrupt(act);

    private static void OnExit(object? sender, EventArgs e) => WritesUnderWay.Finish();

    private sealed class Interrupt : IDisposable
    {
        private readonly ConsoleCancelEventHandler _handler;

        public Interrupt(Action act) => Console.CancelKeyPress += _handler = (_, _) => act();

        public void Dispose() => Console.CancelKeyPress -= _handler;
    }
}
