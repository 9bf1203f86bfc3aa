using System;
using System.IO;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Owners;

/// <summary>A process that lives is not called ended where the system hides it.</summary>
public sealed class ProcessIdentityTests
{
    [Fact]
    [Trait("Fault", "Processes: hidepid")]
    public void A_hidden_process_lives_and_a_missing_one_does_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The proc file system of Linux");
        using var proc = new Temporary();
        Assert.Equal(ProcessIdentity.Unreadable, ProcessIdentity.LinuxStartOf(Environment.ProcessId, proc.Folder));
        Assert.Null(ProcessIdentity.LinuxStartOf(2147483646, proc.Folder));
    }

    [Fact]
    [Trait("Fault", "Processes: an unreadable boot_id")]
    public void A_process_lives_where_the_id_of_the_boot_cannot_be_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The proc file system of Linux");
        using var proc = new Temporary();
        var folder = Directory.CreateDirectory(Path.Combine(proc.Folder, $"{Environment.ProcessId}")).FullName;
        File.Copy("/proc/self/stat", Path.Combine(folder, "stat"));
        Assert.Equal(ProcessIdentity.Unreadable, ProcessIdentity.LinuxStartOf(Environment.ProcessId, proc.Folder));
    }
}
