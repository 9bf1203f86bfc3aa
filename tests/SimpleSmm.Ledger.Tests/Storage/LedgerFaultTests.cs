using System;
using System.IO;
using System.Linq;
using System.Text;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>A ledger that cannot be used says so, is named, and stays as it was.</summary>
public sealed class LedgerFaultTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Fault", "The ledger's file: it is a text file")]
    public void Something_else()
    {
        File.WriteAllText(_folder.FileName, string.Concat(Enumerable.Repeat("ServiceId,Link,Quantity\n", 100)));
        LeftAlone("is not an order ledger");
    }

    [Fact]
    [Trait("Fault", "The ledger's file: it is another program's database")]
    public void Another_programs_database()
    {
        File.WriteAllBytes(_folder.FileName, []);
        _folder.Execute("CREATE TABLE bookmarks (id INTEGER); INSERT INTO bookmarks VALUES (1)");
        LeftAlone("another program's database");
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a newer schema")]
    public void A_newer_ledger()
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        _folder.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        LeftAlone("newer version");
    }

    [Fact]
    [Trait("Fault", "The ledger's file: overwritten pages")]
    public void A_corrupt_ledger()
    {
        using (var ledger = _folder.Open())
        {
            for (var i = 1; i <= 50; i++) ledger.Import(new Order { OrderId = i });
        }

        // The first page says that it is a ledger; what follows is lost.
        using (var file = File.OpenWrite(_folder.FileName))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0x5A, (int)file.Length - 4096).ToArray());
        }

        LeftAlone("is corrupt");
    }

    [Fact]
    [Trait("Fault", "The ledger's file: cut in half")]
    public void Half_a_ledger()
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        File.WriteAllBytes(_folder.FileName, File.ReadAllBytes(_folder.FileName)[..5000]);
        LeftAlone("is corrupt");
    }

    [Fact]
    public void A_folder_in_its_place()
    {
        Directory.CreateDirectory(_folder.FileName);
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Contains(_folder.FileName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_place_of_its_folder()
    {
        File.WriteAllText(_folder.FileName, "");
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => SqliteOrderLedger.Open(Path.Combine(_folder.FileName, "orders.db"), Temporary.Panel));
        Assert.Contains("cannot be", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: locked by another program")]
    public void Locked_by_another_program()
    {
        using var ledger = _folder.Open(new LedgerSettings { BusyTimeout = 200 });
        using (var other = new LedgerConnection(_folder.FileName))
        {
            other.Execute("BEGIN EXCLUSIVE");
            var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.Claim(Make.Request(), "A-1"));
            Assert.Contains("is locked", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-1").Kind);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a full disk, by a page limit")]
    public void A_full_disk()
    {
        using (_folder.Open())
        {
        }

        var pages = (long)_folder.Scalar("PRAGMA page_count")!;
        using var ledger = _folder.Open(new LedgerSettings { MaximumPages = (int)pages + 2 });
        var placed = 0;
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () =>
        {
            for (; placed < 1000; placed++) Make.Placed(ledger, $"A-{placed}", placed + 1);
        });

        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.FileName, error.Message, StringComparison.Ordinal);
        Assert.Equal(placed, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] }).Count());
        Assert.Equal("ok", _folder.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public void A_closed_ledger()
    {
        var ledger = _folder.Open();
        ledger.Dispose();
        Failing.With(PanelErrorCode.LedgerUnavailable, () => ledger.Claim(Make.Request(), "A-1"));
    }

    private void LeftAlone(string problem)
    {
        var before = File.ReadAllBytes(_folder.FileName);
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () =>
        {
            using var ledger = _folder.Open();
            ledger.Claim(Make.Request(), "A-1");
        });
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.FileName, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.FileName));
    }
}
