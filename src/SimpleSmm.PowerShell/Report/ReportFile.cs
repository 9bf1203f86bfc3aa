using System;
using System.IO;
using System.Text;
using System.Threading;

namespace SimpleSmm.Report;

/// <summary>Writes a file whole or not at all. A stop or a failure leaves the earlier file as it was.</summary>
internal static class ReportFile
{
    /// <summary>Throws if the file cannot be written, before the work for it begins.</summary>
    /// <exception cref="PanelException">The folder does not exist, or the file exists already (InvalidField).</exception>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw Refused(path, "is a folder: add the name of the file.");
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw Refused(path, "cannot be written: its folder does not exist.");
        if (File.Exists(path) && !overwrite) throw Refused(path, "exists: use -Force to replace it, or another file.");
    }

    /// <summary>Writes the text as UTF-8.</summary>
    /// <exception cref="PanelException">The file cannot be written (InvalidField).</exception>
    public static void Write(string path, string text, bool overwrite, CancellationToken stop)
    {
        var part = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}.part");
        try
        {
            var bytes = new UTF8Encoding(false).GetBytes(text);
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes, 0, bytes.Length);
                file.Flush(flushToDisk: true);
            }

            stop.ThrowIfCancellationRequested();
            Check(path, overwrite);
            Replace(part, path, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Refused(path, $"cannot be written: {e.Message}", e);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private static void Replace(string part, string path, bool overwrite)
    {
#if NET
        File.Move(part, path, overwrite);
#else
        if (overwrite && File.Exists(path)) File.Replace(part, path, null);
        else File.Move(part, path);
#endif
    }

    private static PanelException Refused(string path, string problem, Exception? inner = null) =>
        new(PanelErrorCode.InvalidField, $"The report '{path}' {problem}", inner);
}
