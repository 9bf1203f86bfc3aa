using System;
using System.IO;
using System.Runtime.Versioning;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>A ledger of an earlier version, which kept its newest orders in a log beside it, is taken over or refused.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LedgerSetupTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_earlier_versions_ledger_is_taken_over_with_its_log()
    {
        EarlierVersion();
        using (var ledger = _folder.Open()) Assert.Single(ledger.Read(new LedgerQuery()));
        Assert.False(File.Exists(_folder.FileName + "-wal"));
        Assert.Equal("delete", _folder.Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a lost -wal of an earlier version")]
    public void An_earlier_versions_ledger_that_is_in_use_or_lost_its_log_is_refused()
    {
        EarlierVersion();
        using (var other = new LedgerConnection(_folder.FileName))
        {
            other.Scalar("SELECT count(*) FROM orders");
            var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open(new LedgerSettings { BusyTimeout = 100 }));
            Assert.Contains("earlier version", error.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(_folder.FileName, []);
        _folder.Execute("PRAGMA journal_mode = WAL");
        File.Delete(_folder.FileName + "-lock");
        Assert.Contains("-wal", Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open()).Message, StringComparison.Ordinal);
    }

    private void EarlierVersion()
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        File.Delete(_folder.FileName + "-lock");
        File.Delete(_folder.FileName + "-journal");
        _folder.Execute("PRAGMA journal_mode = WAL");
    }
}
