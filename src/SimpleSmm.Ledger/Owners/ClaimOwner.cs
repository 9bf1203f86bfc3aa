using System;
using System.Globalization;
using System.Collections.Concurrent;

namespace SimpleSmm.Ledger.Owners;

/// <summary>Identifies the sender of an order: a process, and one claim of that process.</summary>
internal sealed record ClaimOwner(string? Machine, int Process, string? Started, string? Token)
{
    /// <summary>
    /// Gets the time after which an order that another machine is sending counts as abandoned. The processes of another machine cannot be
    /// checked, and a client waits at most a few minutes for an answer.
    /// </summary>
    public static readonly TimeSpan PatienceWithOthers = TimeSpan.FromHours(1);

    private static readonly ConcurrentDictionary<string, bool> OfThisProcess = new();

    /// <summary>Starts a new claim of this process. It is alive until <see cref="End"/> is called.</summary>
    public static ClaimOwner Begin()
    {
        var owner = new ClaimOwner(ProcessIdentity.Machine, ProcessIdentity.Id, ProcessIdentity.Started, OrderReference.Create());
        OfThisProcess[owner.Token!] = true;
        return owner;
    }

    /// <summary>Ends a claim of this process.</summary>
    public static void End(string token) => OfThisProcess.TryRemove(token, out _);

    /// <summary>Returns whether the owner may still be working on the claim.</summary>
    public bool IsAlive(DateTimeOffset sentAt)
    {
        if (Machine != ProcessIdentity.Machine) return IsRecent(sentAt);
        if (Process == ProcessIdentity.Id && Started == ProcessIdentity.Started)
            return Token is not null && OfThisProcess.ContainsKey(Token);
        var started = ProcessIdentity.StartOf(Process);
        return started == ProcessIdentity.Unreadable || Started == ProcessIdentity.Unreadable
            ? started is not null && IsRecent(sentAt)
            : started == Started;
    }

    /// <summary>
    /// Returns when a claim of another computer or container is given up, as text for users; null for one of this computer.
    /// </summary>
    public string? Describe(DateTimeOffset sentAt) => Machine == ProcessIdentity.Machine
        ? null
        : $"Process {Process} on {Machine} is sending it. If that process has ended, the outcome is unknown from "
            + (sentAt + PatienceWithOthers).ToString("u", CultureInfo.InvariantCulture) + " on.";

    private static bool IsRecent(DateTimeOffset sentAt) => DateTimeOffset.UtcNow - sentAt < PatienceWithOthers;
}
