using System;
using System.Collections.Concurrent;

namespace SimpleSmm.Ledger.Owners;

/// <summary>Who is sending an order: a process, and in it one claim.</summary>
internal sealed record ClaimOwner(string? Machine, int Process, string? Started, string? Token)
{
    /// <summary>
    /// How long an order that another machine is sending is left alone. Nobody can look at that machine's processes; no client waits longer
    /// than a few minutes for an answer.
    /// </summary>
    public static readonly TimeSpan PatienceWithOthers = TimeSpan.FromHours(1);

    private static readonly ConcurrentDictionary<string, bool> OfThisProcess = new();

    /// <summary>A new claim of this process, alive until <see cref="End"/>.</summary>
    public static ClaimOwner Begin()
    {
        var owner = new ClaimOwner(ProcessIdentity.Machine, ProcessIdentity.Id, ProcessIdentity.Started, OrderReference.Create());
        OfThisProcess[owner.Token!] = true;
        return owner;
    }

    /// <summary>Says that nobody works on a claim of this process any more.</summary>
    public static void End(string token) => OfThisProcess.TryRemove(token, out _);

    /// <summary>Whether somebody still works on it.</summary>
    public bool IsAlive(DateTimeOffset sentAt)
    {
        if (Machine != ProcessIdentity.Machine) return IsRecent(sentAt);
        if (Process == ProcessIdentity.Id && Started == ProcessIdentity.Started) return Token is not null && OfThisProcess.ContainsKey(Token);
        var started = ProcessIdentity.StartOf(Process);
        return started == ProcessIdentity.Unreadable || Started == ProcessIdentity.Unreadable ? started is not null && IsRecent(sentAt) : started == Started;
    }

    private static bool IsRecent(DateTimeOffset sentAt) => DateTimeOffset.UtcNow - sentAt < PatienceWithOthers;
}
