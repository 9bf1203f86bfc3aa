using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>
/// Processes that place the same orders are killed at random while others back up, copy and hash the ledger. SIMPLESMM_TEST_KILLS sets
/// how many, for long runs.
/// </summary>
public sealed class KilledProcessesTests : LedgerTest
{
    private const int AtOnce = 4;

    [Fact]
    [Trait("Fault", "Processes: killed at random while others back up, copy and hash the ledger")]
    public async Task No_order_is_placed_twice_and_none_is_lost_by_the_panels_own_count()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The programs cp and sha256sum");
        var kills = LongRun.Setting("SIMPLESMM_TEST_KILLS", 8);
        var count = 40 * kills;
        Panel.Latency = TimeSpan.FromMilliseconds(5);
        Panel.Panel.AddFunds(1_000_000);
        var copies = new List<string>();
        using var end = new CancellationTokenSource();
        var disturbing = Task.Run(() => Disturb(copies, end.Token));
        var random = new Random(kills);
        for (var killed = 0; killed < kills; killed += AtOnce) KillSome(Math.Min(AtOnce, kills - killed), count, random);
        using (var last = Start(count)) last.Rest();
        await end.CancelAsync();
        await disturbing;

        Assert.Equal("ok", Folder.Scalar("PRAGMA integrity_check"));
        var atPanel = Panel.Panel.Orders.ToDictionary(order => order.Link, order => order.Id);
        using var ledger = Folder.Open();
        var known = ledger.Read(new LedgerQuery()).ToDictionary(order => order.Link!);
        Assert.Equal(count, known.Count);
        Assert.All(atPanel, order => Assert.True(known[order.Key].OrderId == order.Value || known[order.Key].Outcome == OrderOutcome.Unknown, order.Key));
        Assert.All(known.Values, order => Assert.True(order.Outcome == OrderOutcome.Unknown || atPanel[order.Link!] == order.OrderId, order.Link));
        Assert.NotEmpty(copies);
        foreach (var copy in copies) CheckCopy(copy, atPanel);
        LongRun.Record(
            "Killed processes beside backups, copies and hashes", $"{kills} kills, {count} orders, {copies.Count} backups",
            $"0 twice, 0 lost, {known.Values.Count(order => order.Outcome == OrderOutcome.Unknown)} unknown");
    }

    private Worker Start(int count) => new("place at panel", Folder.FileName, "1", $"{count}", $"{Panel.Uri}", Key);

    private void KillSome(int processes, int count, Random random)
    {
        var workers = Enumerable.Range(0, processes).Select(_ => Start(count)).ToList();
        foreach (var worker in workers) worker.ReadLine();
        foreach (var worker in workers)
        {
            Thread.Sleep(random.Next(0, 200));
            worker.Dispose();
        }
    }

    private void Disturb(List<string> copies, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (!File.Exists(Folder.FileName + "-lock")) continue;
            Process.Start(new ProcessStartInfo("sha256sum", Folder.FileName) { RedirectStandardOutput = true })!.WaitForExit();
            Process.Start("cp", [Folder.FileName, Folder.FileName + "-plain-copy"])!.WaitForExit();
            var copy = Path.Combine(Folder.Folder, $"backup-{copies.Count}.db");
            using var backup = new Worker("backup", Folder.FileName, copy);
            backup.Rest();
            copies.Add(copy);
        }
    }

    private static void CheckCopy(string copy, Dictionary<string, long> atPanel)
    {
        using var ledger = SqliteOrderLedger.Open(copy, Temporary.Panel);
        foreach (var order in ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] })) Assert.Equal(atPanel[order.Link!], order.OrderId);
    }
}
