using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the lock file beside the ledger, which one transaction holds at a time. SQLite's own locks on Unix end as soon as any code of
/// the process closes the ledger's file, for example after hashing it; this lock does not. The file also keeps the number of the last
/// commit and the identity of the ledger, so a ledger that was deleted, emptied or replaced by an older copy or another ledger is noticed.
/// </summary>
internal sealed class LedgerLock : IDisposable
{
    public const string Suffix = "-lock";

    private const string Advice =
        "\nCommits and identity of the order ledger beside this file. Delete this file only to accept a restored copy of the ledger.\n";
    private const int IdentityLength = 32;
    private static readonly Encoding Ascii = Encoding.ASCII;

    private readonly FileStream _file;

    private LedgerLock(FileStream file, bool isNew) => (_file, IsNew) = (file, isNew);

    /// <summary>Gets whether this object created the lock file.</summary>
    public bool IsNew { get; }

    /// <summary>Gets the number of the last commit; null if no ledger has been here.</summary>
    public uint? Commits
    {
        get
        {
            if (_file.Length == 0) return null;
            return uint.TryParse(Text(0, 10), NumberStyles.None, CultureInfo.InvariantCulture, out var commits) ? commits : 0;
        }
    }

    /// <summary>Gets the identity of the ledger; null if it is not known.</summary>
    public string? Identity => Text(10, 1) == " " ? Text(11, IdentityLength) : null;

    /// <summary>Takes the lock, and creates its file if it does not exist.</summary>
    /// <exception cref="PanelException">The file cannot be written, or another process holds it for too long.</exception>
    public static LedgerLock Take(string ledger, int timeout)
    {
        var waited = Stopwatch.StartNew();
        for (var pause = 1; ; pause = Math.Min(pause * 2, 16))
        {
            try
            {
                var isNew = !File.Exists(ledger + Suffix);
                return new LedgerLock(LedgerFile.OpenOwn(ledger + Suffix, FileShare.None), isNew);
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (waited.ElapsedMilliseconds > timeout)
                    throw LedgerFault.Of(ledger, "is locked by another program, which did not release it in time: try again.", e);
                Thread.Sleep(pause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw LedgerFault.Of(ledger, $"cannot be used, because its lock file cannot be written: {e.Message}", e);
            }
        }
    }

    /// <summary>Records the number of the last commit, which is on the disk already, and the identity of the ledger.</summary>
    public void Record(uint commits, string identity)
    {
        var isKnown = Identity == identity;
        if (isKnown && Commits == commits) return;
        var text = commits.ToString("D10", CultureInfo.InvariantCulture) + (isKnown ? "" : $" {identity}{Advice}");
        _file.Position = 0;
        _file.Write(Ascii.GetBytes(text), 0, text.Length);
        _file.Flush();
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        // A file that was created in vain would hide from the next attempt that nothing was here before.
        var inVain = IsNew && _file.Length == 0;
        _file.Dispose();
        if (inVain) File.Delete(_file.Name);
    }

    private string Text(int at, int length)
    {
        var bytes = new byte[length];
        _file.Position = at;
        return Ascii.GetString(bytes, 0, _file.Read(bytes, 0, length));
    }

    // EWOULDBLOCK on Linux and macOS, sharing and lock violations on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
