using System.IO;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace SimpleSmm.Parameters;

/// <summary>Resolves paths of files that a command writes. Wildcards are ordinary characters.</summary>
internal static class FilePath
{
    /// <summary>Returns the full path in the file system.</summary>
    /// <exception cref="PanelException">The path is blank or not one of a file, such as Env: (InvalidField).</exception>
    public static string Of(PSCmdlet command, string path, string parameter)
    {
        if (string.IsNullOrWhiteSpace(path)) throw NotAFile(path, parameter, "it is blank");
        if (path.IndexOf('\0') >= 0) throw NotAFile(path.Replace('\0', '?'), parameter, "it contains a null character");
        path = LedgerPath.ExpandHome(path);
        if (Path.DirectorySeparatorChar == '/' && path[0] == '/') return Path.GetFullPath(path);
        try
        {
            var full = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.ImplementingType != typeof(FileSystemProvider))
                throw NotAFile(path, parameter, $"it is a path of the {provider.Name} provider");

            // PowerShell takes \\server\share for a full path everywhere. Without Windows it is a name in the current folder.
            return Path.DirectorySeparatorChar == '/' && full[0] != '/'
                ? throw NotAFile(path, parameter, "it is a network path of Windows")
                : full;
        }
        catch (RuntimeException e)
        {
            throw NotAFile(path, parameter, e.Message, e);
        }
    }

    private static PanelException NotAFile(string path, string parameter, string reason, System.Exception? inner = null) => new(
        PanelErrorCode.InvalidField,
        $"{parameter} '{path}' is not the path of a file ({reason}): use a full path in the file system.",
        inner);
}
