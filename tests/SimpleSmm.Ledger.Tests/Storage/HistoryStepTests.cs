using System;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>A ledger of an earlier schema keeps every order, and knows of its course what the earlier version kept.</summary>
public sealed class HistoryStepTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_last_status_and_refill_of_the_second_schema_are_the_first_that_are_known()
    {
        SecondSchema.Write(_folder);
        using var ledger = _folder.Open();

        Assert.Equal(3L, _folder.Scalar("PRAGMA user_version"));
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
        Assert.Equal(["A-1", "A-2", "A-3", "A-4", "A-5"], ledger.Read(new LedgerQuery()).Select(order => order.Reference));
        var ended = ledger.Find("A-1")!;
        Assert.Equal((0.25m, 0m, TimeSpan.FromHours(1)), (ended.Charge, ended.Refunded, ended.FinishedAt - ended.PlacedAt));
        Assert.Equal((11L, 1, 0), (ended.RefillId, ended.RefillsAsked, ended.RefillsRefused));
        Assert.Equal((1.5m, 0m, null), (ledger.Find("A-2")!.Charge, ledger.Find("A-2")!.Refunded, ledger.Find("A-2")!.FinishedAt));
        Assert.Equal((null, null), (ledger.Find("A-3")!.Charge, ledger.Find("A-3")!.Refunded));
        Assert.Equal(["Completed 1", "In progress 1", "Placed 1", "Rejected 1", "Unknown 1"], Make.Standing(ledger));
    }

    [Fact]
    public void What_the_panel_reports_after_the_update_continues_it()
    {
        SecondSchema.Write(_folder);
        using var ledger = _folder.Open();
        ledger.Record([Make.Status(1, "Partial", final: true, 0.1m), Make.Status(2, "Completed", final: true, 1.5m)]);
        ledger.Record([new RefillStatus { RefillId = 11, Status = "Rejected" }]);

        Assert.Equal((0.1m, 0.15m), (ledger.Find("A-1")!.Charge, ledger.Find("A-1")!.Refunded));
        Assert.Equal((1, 1), (ledger.Find("A-1")!.RefillsAsked, ledger.Find("A-1")!.RefillsRefused));
        Assert.Equal(TimeSpan.FromHours(1), ledger.Find("A-1")!.FinishedAt - ledger.Find("A-1")!.PlacedAt);
        Assert.NotNull(ledger.Find("A-2")!.FinishedAt);
        Assert.Equal(["Completed 1", "Partial 1", "Placed 1", "Rejected 1", "Unknown 1"], Make.Standing(ledger));
        Assert.Equal(
            ["Completed 1", "In progress 1", "Placed 1", "Rejected 1", "Unknown 1"], Make.Standing(ledger, DateTime.UtcNow.AddDays(-2)));
    }

    [Fact]
    public void Both_earlier_schemas_lead_to_the_tables_of_a_new_ledger()
    {
        const string All = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name)";
        SecondSchema.Write(_folder);
        using var first = new Temporary();
        FirstSchema.Write(first);
        using var fresh = new Temporary();

        foreach (var folder in new[] { _folder, first, fresh }) folder.Open().Dispose();

        var expected = Words(fresh.Scalar(All));
        Assert.Contains("order_statuses", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Words(first.Scalar(All)));
        Assert.Equal(expected, Words(_folder.Scalar(All)));
    }

    // The text of a table is as it was written, so blanks and quotes may differ.
    private static string Words(object? sql) =>
        string.Concat(((string)sql!).Where(c => !char.IsWhiteSpace(c) && c != '"'));
}
