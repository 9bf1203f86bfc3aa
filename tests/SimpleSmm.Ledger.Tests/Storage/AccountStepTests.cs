using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>A ledger of the first schema keeps every order, and none of them is paid twice.</summary>
public sealed class AccountStepTests : IDisposable
{
    private static readonly Uri Address = new("https://panel.example/api/v2");
    private readonly Temporary _folder = new();

    public AccountStepTests() => FirstSchema.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_orders_of_all_names_at_one_address_come_together()
    {
        FirstSchema.Add(_folder, 1, "A-1", 1);
        FirstSchema.Add(_folder, 2, "A-2", 2);
        FirstSchema.Add(_folder, 3, "A-3", 3);

        using var ledger = Open();

        Assert.Equal(["A-1", "A-2"], ledger.Read(new LedgerQuery()).Select(o => o.Reference));
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "A-1").Kind);
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "A-2").Kind);
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-3").Kind);
        var order = ledger.Find("A-2")!;
        Assert.Equal((2L, "Partial", false, 0.25m, 100L), (order.OrderId, order.Status, order.IsFinal, order.Charge, order.Quantity));
        Assert.Equal(3L, _folder.Scalar("PRAGMA user_version"));
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 1)]
    public void A_reference_that_two_names_have_is_refused_with_both(int first, int second)
    {
        FirstSchema.Add(_folder, 1, "A-1", first == 1 ? 7 : null, first);
        FirstSchema.Add(_folder, 2, "A-1", second == 1 ? 8 : null, second);
        using var ledger = Open();

        foreach (var ask in new Action[] { () => ledger.Claim(Make.Request(), "A-1"), () => ledger.Peek(Make.Request(), "A-1") })
        {
            var error = Failing.With(PanelErrorCode.ReferenceConflict, ask);
            Assert.Contains("'main'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'Backup'", error.Message, StringComparison.Ordinal);
            if (second == 1) Assert.Contains("order 8", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, ledger.Read(new LedgerQuery()).Count());
    }

    [Fact]
    public void A_rejected_order_is_not_in_the_way_of_the_other()
    {
        FirstSchema.Add(_folder, 1, "A-1", null, 2);
        FirstSchema.Add(_folder, 2, "A-1", 8);
        FirstSchema.Add(_folder, 1, "A-2", null, 2);
        FirstSchema.Add(_folder, 2, "A-2", null, 2);
        using var ledger = Open();

        Assert.Equal(8, ledger.Claim(Make.Request(), "A-1").Order.OrderId);
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-2").Kind);
    }

    [Fact]
    public void The_order_that_keeps_the_reference_can_be_chosen_and_the_other_stays()
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        FirstSchema.Add(_folder, 2, "A-1", 8);
        using var ledger = Open();

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("A-1", 9));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Resolve("A-1", null, evenSettled: true));
        Assert.Equal(8, ledger.Resolve("A-1", 8).OrderId);

        Assert.Equal(8, ledger.Claim(Make.Request(), "A-1").Order.OrderId);
        var other = Assert.Single(ledger.Read(new LedgerQuery { OrderId = 7 }));
        Assert.NotEqual("A-1", other.Reference);
        Assert.Contains("'A-1'", other.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_orders_of_one_reference_are_settled_one_after_the_other()
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        FirstSchema.Add(_folder, 2, "A-1", null, 3);
        using var ledger = Open();

        Assert.Equal(OrderOutcome.Rejected, ledger.Resolve("A-1", null).Outcome);
        Assert.Equal(7, ledger.Claim(Make.Request(), "A-1").Order.OrderId);
    }

    [Fact]
    public void One_of_two_orders_can_be_removed_by_its_id()
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        FirstSchema.Add(_folder, 2, "A-1", 8);
        using var ledger = Open();

        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Remove("A-1", true));
        Failing.With(PanelErrorCode.OrderNotFound, () => ledger.Remove("A-1", true, 9));
        Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Remove("A-1", false, 7));
        ledger.Remove("A-1", true, 7);

        Assert.Equal(8, ledger.Claim(Make.Request(), "A-1").Order.OrderId);
    }

    [Fact]
    public void The_same_order_in_two_names_is_one_order()
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        FirstSchema.Add(_folder, 2, "A-1", 7);
        using var ledger = Open();

        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "A-1").Kind);
    }

    [Fact]
    public void An_account_that_is_given_the_former_name_gets_its_orders_back()
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        FirstSchema.Add(_folder, 2, "A-1", 8);
        FirstSchema.Add(_folder, 2, "A-2", 9);

        using var main = Open("Main");
        using var backup = Open("backup");

        Assert.Equal(7, main.Claim(Make.Request(), "A-1").Order.OrderId);
        Assert.Equal(8, backup.Claim(Make.Request(), "A-1").Order.OrderId);
        Assert.Equal(LedgerClaimKind.Claimed, main.Claim(Make.Request(), "A-2").Kind);
    }

    [Theory]
    [InlineData("third", null)]
    [InlineData(null, "main")]
    [Trait("Fault", "The ledger's file: one account under several session names")]
    public void An_account_that_may_be_the_same_is_refused(string? account, string? opensBefore)
    {
        FirstSchema.Add(_folder, 1, "A-1", 7);
        if (opensBefore is not null) Open(opensBefore).Dispose();
        using var ledger = Open(account);

        var error = Failing.With(PanelErrorCode.ReferenceConflict, () => ledger.Claim(Make.Request(), "A-1"));
        Assert.Contains("order 7", error.Message, StringComparison.Ordinal);
        Assert.Contains("'main'", error.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "new").Kind);
    }

    [Fact]
    public void Addresses_that_were_written_differently_become_one()
    {
        _folder.Execute("INSERT INTO panels VALUES (4, 'https://bücher.example/API', 'A', 'a'), (5, 'https://xn--bcher-kva.example/API', 'B', 'b')");
        FirstSchema.Add(_folder, 4, "A-1", 1);
        FirstSchema.Add(_folder, 5, "A-2", 2);

        using var ledger = _folder.Open(new LedgerAccount(new Uri("https://BÜCHER.example:443/API/")));

        Assert.Equal(2, ledger.Read(new LedgerQuery()).Count());
    }

    [Fact]
    public void A_process_of_the_earlier_version_that_has_the_file_open_cannot_write_past_it()
    {
        SQLitePCL.Batteries_V2.Init();
        using var old = new LedgerConnection(_folder.FileName);
        const string Insert = "INSERT INTO orders (panel, reference, state, sent_at, service_id, link) VALUES (2, ?1, 0, 1, 1, '')";
        old.Run(Insert, "before");
        Open().Dispose();

        Assert.ThrowsAny<Exception>(() => old.Run(Insert, "after"));
    }

    [Fact]
    [Trait("Fault", "The ledger's file: two processes that update its schema")]
    public void Two_processes_may_open_it_at_once()
    {
        FirstSchema.AddMany(_folder, 20_000);
        using var one = new Worker("write", _folder.FileName, "100001", "20");
        using var two = new Worker("write", _folder.FileName, "200001", "20");
        one.Rest();
        two.Rest();

        Assert.Equal(20_040L, _folder.Scalar("SELECT count(*) FROM orders"));
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_kill_in_the_middle_leaves_all_of_it_or_none()
    {
        FirstSchema.AddMany(_folder, 50_000);
        for (var delay = 100; delay <= 500; delay += 100)
        {
            using var worker = new Worker("send", _folder.FileName);
            Thread.Sleep(delay);
            worker.Kill();

            var version = Convert.ToInt64(_folder.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
            var column = version == 1 ? "panel" : "account";
            Assert.Equal(50_000L, _folder.Scalar($"SELECT count({column}) FROM orders WHERE reference LIKE 'old-%'"));
        }

        using var ledger = Open();
        Assert.Equal(50_000, ledger.Read(new LedgerQuery { References = ["old-*"] }).Count());
    }

    private SqliteOrderLedger Open(string? account = null) => _folder.Open(new LedgerAccount(Address, account));
}
