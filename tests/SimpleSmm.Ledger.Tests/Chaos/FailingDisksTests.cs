using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>
/// The disk or the file fails while orders are placed. SIMPLESMM_TEST_ORDERS sets how many, for long runs.
/// </summary>
public sealed class FailingDisksTests : LedgerTest
{
    private readonly int _count = LongRun.Setting("SIMPLESMM_TEST_ORDERS", 150);
    private readonly ConcurrentDictionary<string, long> _told = new();

    [Theory]
    [InlineData("full")]
    [InlineData("read-only")]
    [Trait("Fault", "The ledger's file: its disk fills up, or turns read-only, while orders are placed")]
    public async Task After_the_disk_is_well_again_every_order_is_there_once(string how)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The programs mount and losetup");
        using var disk = OwnDisk.TryMount(Folder.Folder);
        Assert.SkipWhen(disk is null, "This process may not mount a file system.");
        using (var ledger = Folder.Open()) await PlaceAll(ledger, how == "full" ? disk!.Fill : disk!.TurnReadOnly);
        var before = Panel.Panel.Orders.Count;
        Assert.InRange(before, _count / 4, _count - 1);

        disk.Repair();
        using (var again = Folder.Open())
        {
            await PlaceAll(again, () => { });
            CheckOnce();
            var known = again.Read(new LedgerQuery()).ToDictionary(order => order.Link!);
            Assert.Equal(_count, known.Count);
            Assert.All(known.Values, order => Assert.Contains(order.Outcome, new[] { OrderOutcome.Placed, OrderOutcome.Unknown }));
            Assert.All(Panel.Panel.Orders, order => Assert.True(
                known[order.Link].OrderId == order.Id || known[order.Link].Outcome == OrderOutcome.Unknown, order.Link));
            LongRun.Record(
                $"A disk that is {how} in the middle", $"{_count} orders, {before} before it was well again",
                $"0 twice, 0 lost, {known.Values.Count(order => order.Outcome == OrderOutcome.Unknown)} unknown");
        }

        Assert.Equal("ok", Folder.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("replaced")]
    [InlineData("cut")]
    [InlineData("emptied")]
    [Trait("Fault", "The ledger's file: deleted, replaced, cut or emptied while orders are placed")]
    public async Task Nothing_is_sent_twice_and_a_script_that_is_run_again_sends_nothing(string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let an open file be replaced.");
        using (var ledger = Folder.Open()) await PlaceAll(ledger, () => Break(how));
        var before = Panel.Panel.Orders.Count;

        Assert.InRange(before, _count / 4, _count - 1);
        Assert.All(Panel.Panel.Orders, order => Assert.Equal(order.Id, _told[order.Link]));

        // A script that is run again, with the file as it is now: only a copy with every commit is used.
        if (how == "replaced") await PlaceAgain();
        else Failing.With(PanelErrorCode.LedgerUnavailable, () => Folder.Open());
        CheckOnce();
        LongRun.Record($"A ledger that is {how} in the middle", $"{_count} orders, {before} placed before", "0 twice, 0 lost");
    }

    private async Task PlaceAgain()
    {
        try
        {
            using var again = Folder.Open();
            await PlaceAll(again, () => { });
        }
        catch (PanelException e)
        {
            Assert.Equal(PanelErrorCode.LedgerUnavailable, e.Code);
        }
    }

    // Four at once, as threads of one script. What fails a third of the way does so in the middle of orders.
    private async Task PlaceAll(IOrderLedger ledger, Action middle)
    {
        var orders = Orders(ledger);
        var broken = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, _count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            if (number > _count / 3 && Interlocked.Exchange(ref broken, 1) == 0) middle();
            var link = $"https://example.com/{number}";
            try
            {
                var request = new OrderRequest { ServiceId = 1, Link = link, Quantity = 100, Reference = $"R-{number}" };
                var order = await orders.PlaceAsync(request, CancellationToken.None);
                _told[link] = order.OrderId!.Value;
            }
            catch (OrderNotRecordedException e) when (e.Placed is { } placed)
            {
                _told[link] = placed.OrderId!.Value;
            }
            catch (PanelException e)
            {
                Assert.Contains(e.Code, new[] { PanelErrorCode.LedgerUnavailable, PanelErrorCode.OutcomeUnknown, PanelErrorCode.OrderInFlight });
            }
        });
    }

    private void CheckOnce()
    {
        var links = Panel.Requests.Where(request => request.Accepted && request["action"] == "add").Select(request => request["link"]).ToList();
        Assert.Equal(links.Distinct().Count(), links.Count);
    }

    private void Break(string how)
    {
        var file = Folder.FileName;
        switch (how)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "replaced":
                File.Copy(file, file + "2");
                File.Move(file + "2", file, overwrite: true);
                break;
            default:
                using (var open = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                    open.SetLength(how == "cut" ? 8192 : 0);
                break;
        }
    }
}
