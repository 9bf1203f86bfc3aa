using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests;

/// <summary>
/// A process that is killed in the middle of writing leaves a sound ledger with every order that it reported.
/// SIMPLESMM_TEST_KILLS sets how often; a long run takes thousands.
/// </summary>
public sealed class SqliteOrderLedgerKillTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [Trait("Fault", "Processes: SIGKILL at any moment")]
    [InlineData("write", "1")]
    [InlineData("place", "16")]
    [InlineData("import", "1")]
    public void Nothing_that_was_placed_is_missing_after_a_kill(string what, string atOnce)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("SIMPLESMM_TEST_KILLS") ?? "8", CultureInfo.InvariantCulture);
        var random = new Random(kills);
        for (var round = 0; round < kills; round++)
        {
            var lines = WriteUntilKilled(what, 1 + (round * 1000L), atOnce, random.Next(0, 250));

            Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
            using var ledger = _folder.Open();
            Check(ledger, lines);
        }

        LongRun.Record($"A process killed in the middle of writing ({what}, {atOnce} at once)", $"{kills} kills", "0 lost, the ledger sound after each");
    }

    private List<string> WriteUntilKilled(string what, long from, string atOnce, int milliseconds)
    {
        using var worker = new Worker(what, _folder.FileName, from.ToString(CultureInfo.InvariantCulture), "1000", atOnce);
        worker.Go();
        var lines = new List<string>();
        do lines.Add(worker.ReadLine()!);
        while (!lines[^1].StartsWith("placed ", StringComparison.Ordinal));
        Thread.Sleep(milliseconds);
        worker.Kill();
        lines.AddRange(worker.Lines());
        return lines;
    }

    // An order that was being sent must not be forgotten either: it is placed, if the kill came between the two lines, or else unknown.
    private static void Check(SqliteOrderLedger ledger, List<string> lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            // The last line may have been cut in the middle of the number.
            if (parts.Length < 2 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)) continue;
            var order = ledger.Find("write-" + id);
            if (order is null && line == lines[^1]) continue;
            Assert.NotNull(order);
            Assert.True(order.Outcome == OrderOutcome.Placed || (parts[0] == "sending" && order.Outcome == OrderOutcome.Unknown), $"{line}, but {order.Outcome}");
            if (order.Outcome == OrderOutcome.Placed) Assert.Equal(id, order.OrderId);
        }
    }
}
