using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Ledger.Moving;

/// <summary>A ledger in a file is moved to another file or to a server with everything it keeps, and again without harm.</summary>
public sealed class LedgerMoveTests : LedgerTest
{
    private readonly Temporary _old = new();

    public static TheoryData<string> Targets => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Everything_that_a_ledger_keeps_is_moved(string kind)
    {
        var expected = FillOld();
        var ledger = Ledger(kind);

        var block = Move(ledger);

        Assert.Empty(block.Errors);
        Assert.Equal(expected, block.Added.Select(Text));
        Assert.Equal(expected.Order(), ledger.Read(new LedgerQuery()).Select(Text).Order());
        Assert.Equal(["A-5"], ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }).Select(order => order.Reference));
        using (var old = _old.Open())
        {
            Assert.Equal(old.CountStatusChanges(new OrderMeasureQuery()), ledger.CountStatusChanges(new OrderMeasureQuery()));
            Assert.Equal(old.ReadBalances(null), ledger.ReadBalances(null));
            Assert.Equal(old.ReadUnfinished(), ledger.ReadUnfinished());
        }

        ledger.Record([new RefillStatus { RefillId = 900, Status = "Canceled", IsFinal = true }]);
        Assert.Equal(2, ledger.Find("A-1")!.RefillsRefused);
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "A-1").Kind);
        Assert.Equal(LedgerClaimKind.Unknown, ledger.Claim(Make.Request(5), "A-5").Kind);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_second_move_adds_nothing_and_changes_nothing(string kind)
    {
        FillOld();
        var ledger = Ledger(kind);
        Move(ledger);
        ledger.Resolve("A-5", 555);
        ledger.Record([Make.Status(102, "Completed", final: true, charge: 3m)]);
        var before = ledger.Read(new LedgerQuery()).Select(Text).ToList();

        var again = Move(ledger);

        Assert.Empty(again.Added);
        Assert.Empty(again.Errors);
        Assert.Equal(before, ledger.Read(new LedgerQuery()).Select(Text));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_order_that_another_one_prevents_is_an_error_and_the_others_are_moved(string kind)
    {
        FillOld();
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 7, Make.Request(77));
        Make.Placed(ledger, "B-2", 102, Make.Request(78));
        ledger.SettleRejected(ledger.Claim(Make.Request(79), "A-3"), "No.");

        var block = Move(ledger);

        Assert.Equal(["A-1", "A-2"], block.Errors.Select(error => error.Order.Reference));
        Assert.All(block.Errors, error => Assert.Equal(PanelErrorCode.ReferenceConflict, error.Error.Code));
        Assert.Contains("'B-2'", block.Errors[1].Error.Message, StringComparison.Ordinal);
        Assert.Equal(7, ledger.Find("A-1")!.OrderId);

        // The reference of a rejected order would be sent again.
        Assert.Equal(103, ledger.Find("A-3")!.OrderId);
        Assert.Equal(["A-3", "A-4", "A-5", "A-6"], block.Added.Select(order => order.Reference));
    }

    [Fact]
    public void An_order_that_is_being_sent_is_left_in_the_file()
    {
        using var old = _old.Open();
        var claim = old.Claim(Make.Request(), "A-1");
        Make.Placed(old, "A-2", 102);

        var block = Move(Ledger("sqlite"));

        Assert.Equal(PanelErrorCode.OrderInFlight, Assert.Single(block.Errors).Error.Code);
        Assert.Equal("A-2", Assert.Single(block.Added).Reference);
        old.Release(claim);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_ledger_of_the_first_version_is_moved_and_its_file_is_not_changed(string kind)
    {
        FirstSchema.Write(_old);
        FirstSchema.Add(_old, 1, "A-1", 1);
        FirstSchema.Add(_old, 3, "A-3", 3);
        var before = Files();

        using var source = Source(new LedgerAccount(new Uri(Temporary.Panel.Uri), "main"));
        var accounts = source.CountOrders();
        Assert.Equal(1, Assert.Single(accounts, account => account.IsOwn).Orders);
        Assert.Equal("https://other.example/api/v2", Assert.Single(accounts, account => !account.IsOwn).Account);
        var block = Move(Ledger(kind), source);

        Assert.Equal("A-1", Assert.Single(block.Added).Reference);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_file_that_is_missing_or_not_a_ledger_is_named()
    {
        Assert.Contains(_old.FileName, Assert.Throws<PanelException>(() => Source()).Message, StringComparison.Ordinal);
        File.WriteAllText(_old.FileName, "This is not a ledger.");

        var error = Assert.Throws<PanelException>(() => Source());

        Assert.Contains($"'{_old.FileName}'", error.Message, StringComparison.Ordinal);
    }

    // Orders of every kind; returns them as texts.
    private List<string> FillOld()
    {
        using var old = _old.Open();
        var rich = new OrderRequest
        {
            ServiceId = 3, Link = "https://example.com/ä", Quantity = 10, Runs = 2, Interval = 5, Comments = ["Großartig 😀"],
            EstimatedCharge = 1.23456789m,
        };
        Make.Placed(old, "A-1", 101, Make.Request());
        Make.Placed(old, "A-2", 102, rich);
        Make.Placed(old, "A-3", 103, Make.Request(3));
        old.SettleRejected(old.Claim(Make.Request(4), "A-4"), "Not enough funds.");
        Make.Unknown(old, "A-5", Make.Request(5));
        Make.Unknown(old, "A-6", Make.Request(6));
        old.Resolve("A-6", null, note: "order-x6");
        old.Record([Make.Status(101, charge: 2.5m, remains: 60)]);
        old.Record([Make.Status(101, "Partial", final: true, charge: 1.25m, remains: 40), Make.Status(103, "Pending")]);
        old.Record([new Refill { OrderId = 101, RefillId = 900 }]);
        old.Record([new RefillRefusal(101, "Too early.")]);
        old.Record([new RefillStatus { RefillId = 900, Status = "Completed", IsFinal = true }]);
        old.Record([new Cancellation { OrderId = 103 }]);
        old.Record(new AccountBalance { Balance = 12.345m, Currency = "USD" });
        return old.Read(new LedgerQuery()).Select(Text).ToList();
    }

    private MovedBlock Move(IOrderLedger ledger)
    {
        using var source = Source();
        return Move(ledger, source);
    }

    private static MovedBlock Move(IOrderLedger ledger, IEntrySource source)
    {
        var move = new LedgerMove(ledger);
        var block = Assert.Single(source.ReadEntries().Select(move.Add).ToList());
        move.Add(source.ReadBalances(null));
        return block;
    }

    private IEntrySource Source(LedgerAccount? account = null) =>
        ((IEntrySourceProvider)new SqliteLedgerProvider()).OpenCopy(_old.FileName, account ?? Temporary.Panel);

    private List<string> Files() => Directory.GetFiles(_old.Folder).Order().Select(StateOf).ToList();

    private static string StateOf(string file) =>
        $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))} {File.GetLastWriteTimeUtc(file).Ticks}";

    private static string Text(Order order) => JsonSerializer.Serialize(order);
}
