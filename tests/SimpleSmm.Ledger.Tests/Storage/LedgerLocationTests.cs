using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>A path that cannot be a ledger's is refused and left as it was.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LedgerLocationTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nfs4", "/data")]
    [InlineData("cifs", "/data")]
    [InlineData("smb3", "/data")]
    [InlineData("9p", "/data/a\\040b")]
    [InlineData("fuse.sshfs", "/data")]
    [InlineData("virtiofs", "/data/a\\040b")]
    [Trait("Fault", "The ledger's file: on NFS, SMB, FUSE, 9p or virtiofs")]
    public void A_network_file_system_is_refused_by_its_name(string type, string point)
    {
        string[] mounts =
        [
            "1 0 8:1 / / rw - ext4 /dev/a rw", "2 1 8:2 / /data rw - ext4 /dev/b rw",
            "3 1 0:3 / " + point + " rw shared:1 - " + type + " x rw",
        ];
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => LedgerLocation.Check("/data/a b/orders.db", mounts));
        Assert.Contains("local disk", error.Message, StringComparison.Ordinal);
        Assert.Contains(type, error.Message, StringComparison.Ordinal);
        LedgerLocation.Check("/data2/orders.db", mounts[..2]);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: on a real FUSE file system (bindfs)")]
    public void A_ledger_through_a_mounted_FUSE_file_system_is_refused_also_through_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program bindfs");
        var real = Directory.CreateDirectory(Path.Combine(_folder.Folder, "real")).FullName;
        var mounted = Directory.CreateDirectory(Path.Combine(_folder.Folder, "mounted")).FullName;
        using var mount = ProgramMount.Try(mounted, "bindfs", real, mounted);
        Assert.SkipWhen(mount is null, "bindfs is not installed, or this process may not mount.");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Folder, "link"), mounted);

        foreach (var folder in (string[])["mounted", "link", "mounted/new"])
        {
            var path = Path.Combine(_folder.Folder, folder, "orders.db");
            var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => SqliteOrderLedger.Open(path, Temporary.Panel));
            Assert.Contains("(fuse)", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(real, "*", SearchOption.AllDirectories));
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a real mount of the single file")]
    public void A_file_that_is_really_mounted_by_itself_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program mount");
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        var point = Path.Combine(_folder.Folder, "point.db");
        File.WriteAllBytes(point, []);
        using var mount = ProgramMount.Try(point, "mount", "--bind", _folder.FileName, point);
        Assert.SkipWhen(mount is null, "This process may not mount.");

        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => SqliteOrderLedger.Open(point, Temporary.Panel));
        Assert.Contains("mount its folder", error.Message, StringComparison.Ordinal);
        using var same = _folder.Open();
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, same.Claim(Make.Request(), "A-1").Kind);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a bind mount of its folder")]
    public void A_ledger_in_a_folder_that_is_mounted_at_two_places_is_one_ledger()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program mount");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Folder, "a")).FullName;
        var point = Directory.CreateDirectory(Path.Combine(_folder.Folder, "b")).FullName;
        using var mount = ProgramMount.Try(point, "mount", "--bind", folder, point);
        Assert.SkipWhen(mount is null, "This process may not mount.");

        using var one = SqliteOrderLedger.Open(Path.Combine(folder, "orders.db"), Temporary.Panel);
        using var other = SqliteOrderLedger.Open(Path.Combine(point, "orders.db"), Temporary.Panel);
        for (var i = 1; i <= 10; i++)
        {
            Make.Placed(i % 2 == 0 ? one : other, $"A-{i}", i);
            Assert.Equal(LedgerClaimKind.AlreadyPlaced, (i % 2 == 0 ? other : one).Claim(Make.Request(), $"A-{i}").Kind);
        }
    }

    [Fact]
    [Trait("Fault", "The ledger's file: mounted as a single file")]
    public void A_file_that_is_mounted_by_itself_is_refused_and_its_folder_is_not()
    {
        string[] mounts = ["1 0 8:1 / / rw - overlay overlay rw", "2 1 8:2 /x/orders.db /data/orders.db rw - ext4 /dev/b rw"];
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => LedgerLocation.Check("/data/orders.db", mounts));
        Assert.Contains("mount its folder", error.Message, StringComparison.Ordinal);
        LedgerLocation.Check("/data/orders.db2", mounts);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a text file in its place")]
    public void A_text_file_keeps_its_mode_and_gets_nothing_beside_it()
    {
        File.WriteAllText(_folder.FileName, "ServiceId,Link\n");
        File.SetUnixFileMode(_folder.FileName, (UnixFileMode)0b110_100_100);
        Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(_folder.FileName));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Folder));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("fifo")]
    [InlineData("loop")]
    [InlineData("folder")]
    [Trait("Fault", "The ledger's file: a device, a pipe, a loop of links")]
    public void A_device_a_pipe_a_loop_and_a_folder_are_not_opened(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix");
        var path = kind[0] == '/' ? kind : _folder.FileName;
        if (kind == "fifo") LibC.MakePipe(path);
        if (kind == "loop") File.CreateSymbolicLink(path, path);
        if (kind == "folder") Directory.CreateDirectory(path);
        var mode = kind == "loop" ? default : File.GetUnixFileMode(path);

        Failing.With(PanelErrorCode.LedgerUnavailable, () => SqliteOrderLedger.Open(path, Temporary.Panel));
        if (kind != "loop") Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.False(File.Exists(path + "-lock") || File.Exists(path + "-journal"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-journal")]
    [InlineData("-lock")]
    [Trait("Fault", "The ledger's file: made beforehand by another user")]
    public void A_file_of_another_user_is_refused(string part)
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a file away.");
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-1", 1);
        LibC.ChangeOwner(_folder.FileName + part, 65534);
        var error = Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open());
        Assert.Contains("another user", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_the_ledger_is_the_ledger()
    {
        var link = _folder.FileName + "link";
        File.CreateSymbolicLink(link, _folder.FileName);
        using var ledger = _folder.Open();
        Make.Placed(ledger, "A-1", 1);
        using var same = SqliteOrderLedger.Open(link, Temporary.Panel);
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, same.Claim(Make.Request(), "A-1").Kind);
        Assert.False(File.Exists(link + "-lock"));
    }

    [Fact]
    [Trait("Fault", "The ledger's file: one flipped bit")]
    public void One_flipped_bit_of_a_reference_is_noticed()
    {
        using (var ledger = _folder.Open()) Make.Placed(ledger, "A-unmistakable", 1);
        var bytes = File.ReadAllBytes(_folder.FileName);
        var at = bytes.AsSpan().LastIndexOf("A-unmistakable"u8);
        bytes[at + 3] ^= 1;
        File.WriteAllBytes(_folder.FileName, bytes);
        Assert.Contains("is corrupt", Failing.With(PanelErrorCode.LedgerUnavailable, () => _folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "The ledger's file: a backup while another process writes")]
    public void A_backup_is_complete_while_another_process_writes()
    {
        var copy = Path.Combine(_folder.Folder, "backup");
        using var worker = new Worker("write", _folder.FileName, "1", "200");
        for (var round = 0; round < 5; round++)
        {
            var last = worker.ReadLine();
            while (last is not null && !last.StartsWith("placed", StringComparison.Ordinal)) last = worker.ReadLine();
            new SqliteLedgerProvider().Backup(_folder.FileName, copy, overwrite: round > 0);
            var read = copy + round;
            File.Copy(copy, read);
            using var ledger = SqliteOrderLedger.Open(read, Temporary.Panel);
            Assert.Equal(OrderOutcome.Placed, ledger.Find("write-" + last!.Split(' ')[1])!.Outcome);
        }

        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(copy));
        Failing.With(PanelErrorCode.InvalidField, () => new SqliteLedgerProvider().Backup(_folder.FileName, copy, overwrite: false));
        Failing.With(PanelErrorCode.InvalidField, () => new SqliteLedgerProvider().Backup(_folder.FileName, _folder.FileName, overwrite: true));
        Assert.Empty(Directory.GetFiles(_folder.Folder, "*.part"));
        worker.Kill();
    }
}
