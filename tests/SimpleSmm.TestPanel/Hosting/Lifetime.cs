using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Hosting;

/// <summary>How long the panel runs as a process: never longer than whoever started it.</summary>
internal static class Lifetime
{
    /// <summary>Ends when standard input is closed, which happens by itself when the process at its other end dies.</summary>
    public static async Task InputClosedAsync(Stream input)
    {
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }

    /// <summary>Ends when this process is gone.</summary>
    public static async Task ProcessGoneAsync(int id)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It was gone before we looked.
        }
    }
}
