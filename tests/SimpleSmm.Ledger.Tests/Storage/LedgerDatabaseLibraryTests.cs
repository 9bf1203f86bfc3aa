using System;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>The native SQLite that the ledger loads.</summary>
public sealed class LedgerDatabaseLibraryTests
{
    // Older ones can corrupt a database in WAL mode when one connection writes while another one resets the log.
    [Fact]
    [Trait("Fault", "The ledger's file: an SQLite that loses commits")]
    public void It_does_not_have_the_WAL_reset_bug()
    {
        using var folder = new Temporary();
        folder.Open().Dispose();
        var version = Version.Parse(Assert.IsType<string>(folder.Scalar("SELECT sqlite_version()")));
        Assert.True(version >= new Version(3, 51, 3), $"SQLite {version} is older than 3.51.3.");
    }
}
