using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>The orders are in one file, and a file under the path that is not that one takes no claim.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LedgerFileTruthTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Fault", "The ledger's file: a plain copy of the open file")]
    public void A_copy_of_the_one_file_has_every_order_while_the_ledger_is_open()
    {
        var copy = Path.Combine(_folder.Folder, "copy", "orders.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        using var ledger = _folder.Open();
        for (var i = 1; i <= 20; i++)
        {
            Make.Placed(ledger, $"A-{i}", i);
            File.Copy(_folder.FileName, copy, overwrite: true);
            File.Delete(copy + "-lock");
            using var copied = SqliteOrderLedger.Open(copy, Temporary.Panel);
            Assert.Equal(i, copied.Read(new LedgerQuery()).Count());
        }
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("replaced by a copy of now")]
    [InlineData("replaced by an earlier copy")]
    [InlineData("overwritten by an earlier copy")]
    [InlineData("emptied")]
    [InlineData("cut")]
    [InlineData("linked")]
    [InlineData("another program's")]
    [Trait("Fault", "The ledger's file: deleted, replaced, emptied, cut or linked while open")]
    public void A_file_that_changed_under_an_open_ledger_takes_no_claim(string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let an open file be replaced.");
        using var ledger = _folder.Open();
        Make.Placed(ledger, "A-1", 1);
        var earlier = File.ReadAllBytes(_folder.FileName);
        Make.Placed(ledger, "A-2", 2);
        Change(how, earlier);
        var left = File.Exists(_folder.FileName) ? File.ReadAllBytes(_folder.FileName) : null;

        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.Claim(Make.Request(), "A-2"));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.Claim(Make.Request(), "A-3"));
        if (how is not ("linked" or "replaced by a copy of now")) Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        if (left is not null) Assert.Equal(left, File.ReadAllBytes(_folder.FileName));
    }

    [Theory]
    [InlineData("emptied")]
    [InlineData("cut")]
    [InlineData("overwritten by an earlier copy")]
    [InlineData("replaced by an earlier copy")]
    [InlineData("deleted")]
    [Trait("Fault", "The ledger's file: changed in the middle of a transaction")]
    public void A_file_that_changed_in_the_middle_of_a_transaction_takes_no_commit(string how)
    {
        var earlier = SomeOrders();
        using var database = LedgerDatabase.Open(_folder.FileName, new LedgerSettings());

        Failing.With(PanelErrorCode.LedgerUnavailable, () => database.Write(connection => AddAccount(connection, how, earlier)));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => database.Write(connection => AddAccount(connection, null, earlier)));
    }

    [Theory]
    [InlineData("emptied")]
    [InlineData("cut")]
    [InlineData("replaced by an earlier copy")]
    [InlineData("deleted")]
    [Trait("Fault", "The ledger's file: changed during a commit, which lets it grow again")]
    public void A_file_that_changed_during_a_commit_takes_no_claim_from_then_on(string how)
    {
        var earlier = SomeOrders();
        using var database = LedgerDatabase.Open(_folder.FileName, new LedgerSettings());

        // This transaction has no check before its commit, so the commit meets a file that changed at its last moment.
        Failing.With(PanelErrorCode.LedgerUnavailable, () => database.Read(connection =>
        {
            connection.Execute("BEGIN IMMEDIATE");
            var changed = AddAccount(connection, how, earlier);
            connection.Execute("COMMIT");
            return changed;
        }));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => database.Write(connection => AddAccount(connection, null, earlier)));
        Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Fault", "The ledger's file: another ledger with more commits in its place")]
    public void Another_ledger_with_more_commits_takes_no_claim_and_is_not_changed(bool isOpen)
    {
        var other = AnotherLedger(orders: 9);
        var ledger = _folder.Open();
        Make.Placed(ledger, "A-1", 1);
        if (!isOpen) ledger.Dispose();
        File.WriteAllBytes(_folder.FileName, other);

        if (isOpen) Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.Claim(Make.Request(), "A-1"));
        ledger.Dispose();
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Contains("delete '" + _folder.FileName + "-lock'", error.Message, StringComparison.Ordinal);
        Assert.Equal(other, File.ReadAllBytes(_folder.FileName));
        File.Delete(_folder.FileName + "-lock");
        using var accepted = _folder.Open();
        Assert.Equal(9, accepted.Read(new LedgerQuery()).Count());
    }

    [Fact]
    [Trait("Fault", "The ledger's file: an earlier copy")]
    public void A_copy_that_was_restored_at_rest_asks_and_is_used_after_the_answer()
    {
        byte[] earlier;
        using (var ledger = _folder.Open())
        {
            Make.Placed(ledger, "A-1", 1);
            earlier = File.ReadAllBytes(_folder.FileName);
            Make.Placed(ledger, "A-2", 2);
        }

        File.WriteAllBytes(_folder.FileName, earlier);
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Contains("delete '" + _folder.FileName + "-lock'", error.Message, StringComparison.Ordinal);
        File.Delete(_folder.FileName + "-lock");
        using var again = _folder.Open();
        Assert.Single(again.Read(new LedgerQuery()));
    }

    [Fact]
    [Trait("Fault", "The ledger's file: an earlier copy, with a journal beside it that is not its own")]
    public void An_earlier_copy_is_not_changed_before_the_answer()
    {
        FirstSchema.Write(_folder);
        var earlier = File.ReadAllBytes(_folder.FileName);
        byte[] journal = [];
        using (var ledger = _folder.Open())
        {
            for (var i = 1; i <= 20; i++) Make.Placed(ledger, $"A-{i}", i);
        }

        using (var database = LedgerDatabase.Open(_folder.FileName, new LedgerSettings()))
        {
            database.Write(connection =>
            {
                var changed = connection.Run("INSERT INTO accounts (uri, account_key, account) VALUES (?1, ?1, ?1)", "x");
                journal = File.ReadAllBytes(_folder.FileName + "-journal");
                return changed;
            });
        }

        File.WriteAllBytes(_folder.FileName, earlier);
        File.WriteAllBytes(_folder.FileName + "-journal", journal);
        Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Equal(earlier, File.ReadAllBytes(_folder.FileName));
        Assert.Equal(journal, File.ReadAllBytes(_folder.FileName + "-journal"));
        Assert.NotEmpty(journal);
    }

    [Theory]
    [InlineData("-lock")]
    [InlineData("-wal")]
    [InlineData("-journal")]
    [InlineData(".bak")]
    [InlineData(".20261125")]
    [Trait("Fault", "The ledger's file: missing, with traces of it")]
    public void Traces_of_an_older_ledger_ask_for_a_decision(string trace)
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        File.Move(_folder.FileName, _folder.FileName + "X");
        foreach (var file in Directory.GetFiles(_folder.Folder).Where(file => !file.EndsWith('X'))) File.Delete(file);
        File.WriteAllText(_folder.FileName + trace, "0000000007");

        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Contains(_folder.FileName + trace, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.FileName));
        File.WriteAllBytes(_folder.FileName, []);
        Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());

        File.Delete(_folder.FileName + trace);
        _folder.Open().Dispose();
    }

    [Fact]
    [Trait("Fault", "The ledger's file: hashed by its own process")]
    public void A_process_that_hashes_the_ledger_in_the_middle_of_a_transaction_keeps_others_out()
    {
        _folder.Open().Dispose();
        using var database = LedgerDatabase.Open(_folder.FileName, new LedgerSettings());
        Worker? other = null;
        try
        {
            database.Write(connection =>
            {
                var changed = connection.Run("INSERT INTO accounts (uri, account_key, account) VALUES (?1, ?1, ?1)", "x");
                _ = File.ReadAllBytes(_folder.FileName);
                other = new Worker("write", _folder.FileName, "1", "1");
                Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open(new LedgerSettings { BusyTimeout = 200 }));
                return changed;
            });
            Assert.Equal(["sending 1", "placed 1"], other!.Rest());
        }
        finally
        {
            other?.Dispose();
        }

        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
        Assert.Equal(2L, _folder.Scalar("SELECT count(*) FROM accounts"));
    }

    // The newest orders are in the last pages, so a commit writes to the end of the file.
    private byte[] SomeOrders()
    {
        using var ledger = _folder.Open();
        for (var i = 1; i <= 150; i++) Make.Placed(ledger, $"A-{i}", i);
        var earlier = File.ReadAllBytes(_folder.FileName);
        Make.Placed(ledger, "B-1", 151);
        return earlier;
    }

    private int AddAccount(LedgerConnection connection, string? how, byte[] earlier)
    {
        var changed = connection.Run("INSERT INTO accounts (uri, account_key, account) VALUES (?1, ?1, ?1)", "x");
        if (how is null) return changed;
        connection.Execute("CREATE TABLE more (id INTEGER PRIMARY KEY)");
        Change(how, earlier);
        return changed;
    }

    private static byte[] AnotherLedger(int orders)
    {
        using var folder = new Temporary();
        using (var ledger = folder.Open())
        {
            for (var i = 1; i <= orders; i++) Make.Placed(ledger, $"B-{i}", i);
        }

        return File.ReadAllBytes(folder.FileName);
    }

    private void Change(string how, byte[] earlier)
    {
        var file = _folder.FileName;
        var other = file + "2";
        switch (how)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "replaced by a copy of now":
                File.Copy(file, other);
                File.Move(other, file, overwrite: true);
                break;
            case "replaced by an earlier copy":
                File.WriteAllBytes(other, earlier);
                File.Move(other, file, overwrite: true);
                break;
            case "overwritten by an earlier copy":
                File.WriteAllBytes(file, earlier);
                break;
            case "emptied":
                File.WriteAllBytes(file, []);
                break;
            case "cut":
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..8192]);
                break;
            case "linked":
                LibC.Link(file, other);
                break;
            default:
                File.WriteAllText(file, string.Concat(Enumerable.Repeat("text\n", 100)));
                break;
        }
    }
}
