using System;
using System.Diagnostics;
using System.IO;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A file system of its own at a folder, on a disk that is a file. It can fill up and fail as a real one does.</summary>
internal sealed class OwnDisk : IDisposable
{
    private readonly string _image = Path.GetTempFileName();
    private readonly string _folder;
    private string _device = "";

    private OwnDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts it, or returns null where this process may not.</summary>
    public static OwnDisk? TryMount(string folder)
    {
        var disk = new OwnDisk(folder);
        try
        {
            using (var image = File.OpenWrite(disk._image)) image.SetLength(16 << 20);
            disk._device = Run("losetup", "--find", "--show", disk._image);
            Run("mkfs.ext4", "-q", "-m", "0", disk._device);
            Run("mount", "-o", "errors=remount-ro", disk._device, folder);
            return disk;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            disk.Dispose();
            return null;
        }
    }

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        try
        {
            using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var block = new byte[1024]; ;) filler.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Lets the kernel find an error, at which it makes the file system read-only, also for files that are open.</summary>
    public void TurnReadOnly() => File.WriteAllText($"/sys/fs/ext4/{Path.GetFileName(_device)}/trigger_fs_error", "test");

    /// <summary>Makes it whole again, as an administrator does. No file may be open.</summary>
    public void Repair()
    {
        Run("umount", _folder);
        Run("mount", _device, _folder);
        File.Delete(Filler);
    }

    public void Dispose()
    {
        TryRun("umount", _folder);
        if (_device.Length > 0) TryRun("losetup", "--detach", _device);
        File.Delete(_image);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {error}");
    }

    private static void TryRun(string program, params string[] arguments)
    {
        try
        {
            Run(program, arguments);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It was not mounted, or there is not such a program.
        }
    }
}
