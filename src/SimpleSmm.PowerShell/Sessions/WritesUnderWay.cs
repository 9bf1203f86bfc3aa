using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Pipeline;
using SimpleSmm.Text;

namespace SimpleSmm.Sessions;

/// <summary>
/// Contains the writes of this process whose outcomes were not reported yet. A process that ends waits for them for a few seconds, and
/// sends nothing new. Signals are watched only while a command writes or an outcome is missing.
/// </summary>
internal static class WritesUnderWay
{
    /// <summary>How long a process or a session that ends waits. Schedulers and containers allow ten seconds or more.</summary>
    public const int GraceSeconds = 8;

    private static readonly List<PendingWrite> Writes = [];
    private static readonly CancellationTokenSource Ending = new();
    private static readonly ManualResetEventSlim Ended = new();
    private static int _watchers;
    private static int _isEnding;

    /// <summary>Gets a token that is canceled when the process ends, so that every command stops and none begins.</summary>
    public static CancellationToken ProcessEnds => Ending.Token;

    /// <summary>Begins to watch for the end of the process, before a command writes.</summary>
    public static void Watch()
    {
        lock (Writes)
        {
            if (_watchers++ == 0) ProcessEnd.Watch();
        }
    }

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    public static void Unwatch()
    {
        lock (Writes)
        {
            if (--_watchers == 0) ProcessEnd.Unwatch();
        }
    }

    public static void Add(PendingWrite write)
    {
        Watch();
        lock (Writes) Writes.Add(write);
    }

    public static void Remove(PendingWrite write)
    {
        lock (Writes)
        {
            if (!Writes.Remove(write)) return;
        }

        Unwatch();
    }

    /// <summary>Waits until a session's writes have ended, but not longer than the grace.</summary>
    public static async Task<bool> FinishAsync(PanelSession session)
    {
        var all = Task.WhenAll(Unfinished(write => write.Session == session).ConvertAll(write => write.Task));
        return await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(GraceSeconds))).ConfigureAwait(false) == all;
    }

    /// <summary>
    /// Stops every command and waits until their writes have ended, but not longer than the grace. Reports what would be lost otherwise.
    /// </summary>
    public static void Finish()
    {
        // One end may come as several signals. The process ends with the first handler that returns.
        if (Interlocked.Exchange(ref _isEnding, 1) == 1)
        {
            Ended.Wait();
            return;
        }

        try
        {
            Ending.Cancel();
            Wait(Unfinished(_ => true));
            foreach (var write in Unreported()) Tell($"The panel {write}; note this, because it is not in an order ledger.");
        }
        finally
        {
            Ended.Set();
        }
    }

    private static void Wait(List<PendingWrite> writes)
    {
        if (writes.Count == 0) return;
        using var hurry = new CancellationTokenSource();
        using var interrupt = ProcessEnd.OnInterrupt(hurry.Cancel);
        var names = string.Join(", ", writes.ConvertAll(write => write.Name));
        Tell($"SimpleSmm is waiting up to {GraceSeconds} s for the panel's answer: {names}. Ctrl+C ends at once.");
        try
        {
            Task.WaitAll(writes.ConvertAll(write => write.Task).ToArray(), GraceSeconds * 1000, hurry.Token);
        }
        catch (Exception e) when (e is AggregateException or OperationCanceledException)
        {
            // What failed is in the ledger with its outcome. What is not finished becomes unknown there.
        }
    }

    private static List<PendingWrite> Unfinished(Predicate<PendingWrite> isWanted)
    {
        lock (Writes) return Writes.FindAll(write => !write.Task.IsCompleted && isWanted(write));
    }

    private static List<string> Unreported()
    {
        var texts = new List<string>();
        lock (Writes)
        {
            foreach (var write in Writes)
            {
                if (write.Task.IsCompleted && !write.IsRecorded && write.Describe() is { } text) texts.Add(text);
            }
        }

        return texts;
    }

    private static void Tell(string line)
    {
        try
        {
            Console.Error.WriteLine(VisibleText.Line(line));
        }
        catch (System.IO.IOException)
        {
            // The terminal was closed.
        }
    }
}
