using System;
using System.IO;
using System.Runtime.Versioning;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>Only its owner can read a ledger, and where its owner may not write, nothing is sent.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LedgerFileRightsTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Fault", "The ledger's file: modes of all its files")]
    public void The_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes");
        var file = Path.Combine(_folder.Folder, "new", "orders.db");
        using var ledger = SqliteOrderLedger.Open(file, Temporary.Panel);
        Make.Placed(ledger, "A-1", 1);

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        Assert.Equal(3, Directory.GetFiles(Path.GetDirectoryName(file)!).Length);
        foreach (var one in Directory.GetFiles(Path.GetDirectoryName(file)!)) Assert.Equal(Owner, File.GetUnixFileMode(one));
    }

    [Fact]
    public void A_copy_that_others_could_read_is_closed_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes");
        using (_folder.Open())
        {
        }

        File.SetUnixFileMode(_folder.FileName, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var ledger = _folder.Open();
        Assert.Equal(Owner, File.GetUnixFileMode(_folder.FileName));
    }

    [Fact]
    public void A_read_only_ledger_takes_no_claim()
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        var before = File.ReadAllBytes(_folder.FileName);
        new FileInfo(_folder.FileName).IsReadOnly = true;
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open().Dispose());
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.FileName));
        Assert.False(File.Exists(_folder.FileName + "-wal"));

        new FileInfo(_folder.FileName).IsReadOnly = false;
        using var writable = _folder.Open();
        Assert.NotNull(writable.Claim(Make.Request(), "A-2"));
    }
}
