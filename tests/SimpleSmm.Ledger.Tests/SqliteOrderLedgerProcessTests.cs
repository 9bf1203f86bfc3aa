using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests;

/// <summary>Several processes on one ledger, as the module ships it.</summary>
public sealed class SqliteOrderLedgerProcessTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Fault", "Processes: four processes with the same references")]
    public async Task Four_that_want_the_same_orders_get_each_once()
    {
        const int count = 200;
        var workers = new List<Worker>();
        try
        {
            // The file is not there yet: they also make it together.
            for (var i = 1; i <= 4; i++) workers.Add(new Worker("race", _folder.FileName, $"{i}000", $"{count}"));
            foreach (var worker in workers) Assert.Equal("ready", worker.ReadLine());
            foreach (var worker in workers) worker.Go();
            var claimed = await Task.WhenAll(workers.Select(worker => Task.Run(worker.Rest)));

            Assert.Equal(count, claimed.Sum(lines => lines.Count));
            Assert.Equal(count, claimed.SelectMany(lines => lines).Distinct().Count());
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }

        using var ledger = _folder.Open();
        Assert.Equal(count, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] }).Count());
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Four_that_place_the_same_orders_16_at_once_send_each_once()
    {
        var count = LongRun.Setting("SIMPLESMM_TEST_ORDERS", 400);
        var workers = new List<Worker>();
        try
        {
            for (var i = 1; i <= 4; i++) workers.Add(new Worker("place", _folder.FileName, "1", $"{count}", "16"));
            foreach (var worker in workers) Assert.Equal("ready", worker.ReadLine());
            foreach (var worker in workers) worker.Go();
            var each = await Task.WhenAll(workers.Select(worker => Task.Run(worker.Rest)));
            var lines = each.SelectMany(all => all).ToList();

            var all = Enumerable.Range(1, count).ToList();
            Assert.Equal(all.Select(id => $"sending {id}").Order(), lines.Where(line => line.StartsWith("sending", StringComparison.Ordinal)).Order());
            Assert.Equal(all.Select(id => $"placed {id}").Order(), lines.Where(line => line.StartsWith("placed", StringComparison.Ordinal)).Order());
            var sent = each.Select(own => own.Count(line => line.StartsWith("sending", StringComparison.Ordinal))).ToList();
            LongRun.Record(
                "Four processes that place the same orders, 16 at once",
                $"{count} orders",
                $"0 twice, {sent.Min()} to {sent.Max()} sent by each");
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }

        using var ledger = _folder.Open();
        Assert.Equal(count, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] }).Count());
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    [Trait("Fault", "Processes: a sender that was killed")]
    public void An_order_of_a_running_process_is_in_flight_and_of_an_ended_one_unknown()
    {
        using var ledger = _folder.Open();
        using var worker = new Worker("send", _folder.FileName);
        Assert.Equal("sending", worker.ReadLine());
        var order = new OrderRequest { ServiceId = 1, Link = "https://example.com/1", Quantity = 100 };

        Assert.Equal(LedgerClaimKind.InFlight, ledger.Claim(order, "hanging").Kind);
        Assert.Equal(OrderOutcome.Sending, ledger.Find("hanging")!.Outcome);
        Failing.With(PanelErrorCode.OrderInFlight, () => ledger.Resolve("hanging", 3));
        worker.Kill();

        Assert.Single(ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }));
        var claim = ledger.Claim(order, "hanging");
        Assert.Equal(LedgerClaimKind.Unknown, claim.Kind);
        Assert.Contains("ended while it was sending the order", claim.Order.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner_started = 'another'", LedgerClaimKind.Unknown)]
    [InlineData("owner_process = 2147483646", LedgerClaimKind.Unknown)]
    [InlineData("owner_token = 'another claim of this process'", LedgerClaimKind.Unknown)]
    [InlineData("owner_machine = 'another'", LedgerClaimKind.InFlight)]
    [InlineData("owner_machine = 'another', sent_at = sent_at - 36010000000", LedgerClaimKind.Unknown)]
    [InlineData("sent_at = sent_at - 36010000000", LedgerClaimKind.InFlight)]
    [Trait("Fault", "Processes: containers with one name and process id")]
    public void A_running_owner_is_recognized_by_machine_process_start_and_claim(string change, LedgerClaimKind kind)
    {
        using var ledger = _folder.Open();
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-1").Kind);
        _folder.Execute("UPDATE orders SET " + change);

        Assert.Equal(kind, ledger.Claim(Make.Request(), "A-1").Kind);
    }

    [Fact]
    [Trait("Fault", "Processes: another process that writes all the time")]
    public async Task A_process_gets_its_turn_while_another_one_imports_without_a_pause()
    {
        const int count = 100;
        using var busy = new Worker("import", _folder.FileName, "1000000", "100000000");
        Assert.Equal("ready", busy.ReadLine());
        busy.Go();
        var imported = Task.Run(busy.Lines);
        using var waiting = new Worker("place", _folder.FileName, "1", $"{count}", "16");
        Assert.Equal("ready", waiting.ReadLine());

        var clock = Stopwatch.StartNew();
        waiting.Go();
        var placed = waiting.Rest();
        clock.Stop();

        Assert.False(imported.IsCompleted);
        busy.Kill();
        Assert.Equal(count, placed.Count(line => line.StartsWith("placed ", StringComparison.Ordinal)));
        LongRun.Record(
            "Orders placed beside a process that imports without a pause",
            $"{count} orders, 16 at once; {(await imported).Count} imports", $"all placed, {clock.ElapsedMilliseconds / count} ms per order");
    }

    [Fact]
    [Trait("Fault", "Processes: a crash in a container")]
    public void An_order_of_another_container_says_from_when_on_it_is_unknown()
    {
        using var ledger = _folder.Open();
        Assert.Null(ledger.Claim(Make.Request(), "A-1").Order.Reason);
        _folder.Execute("UPDATE orders SET owner_machine = 'shop/pid:[7]', owner_process = 1");

        var there = ledger.Claim(Make.Request(), "A-1").Order;
        var until = there.PlacedAt.AddHours(1).ToString("u", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"Process 1 on shop/pid:[7] is sending it. If that process has ended, the outcome is unknown from {until} on.", there.Reason);
        Assert.Contains(until, Failing.With(PanelErrorCode.OrderInFlight, () => ledger.Resolve("A-1", 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "Processes: another SQLite in the process")]
    public void Beside_another_SQLite_neither_is_disturbed_and_ours_comes_last()
    {
        using var worker = new Worker("neighbors", _folder.FileName);
        Assert.Equal(["undisturbed"], worker.Rest());
    }

    [Fact]
    public void Where_there_is_no_ledger_to_load_that_is_said()
    {
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => LedgerLoader.Load(_folder.Folder));
        Assert.Contains(_folder.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_module_has_a_library_for_every_machine()
    {
        string[] expected =
        [
            "win-x64/native/e_sqlite3.dll", "win-arm64/native/e_sqlite3.dll", "linux-x64/native/libe_sqlite3.so", "linux-arm64/native/libe_sqlite3.so",
            "linux-musl-x64/native/libe_sqlite3.so", "linux-musl-arm64/native/libe_sqlite3.so", "osx-x64/native/libe_sqlite3.dylib", "osx-arm64/native/libe_sqlite3.dylib",
        ];
        foreach (var file in expected) Assert.True(System.IO.File.Exists(System.IO.Path.Combine(Worker.LedgerFolder, "runtimes", file)), file);
    }
}
