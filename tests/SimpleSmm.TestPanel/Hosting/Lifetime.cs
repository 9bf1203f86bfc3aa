using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Hosting;

/// <summary>Limits the life of the panel's process to that of the process that started it.</summary>
internal static class Lifetime
{
    /// <summary>Completes when standard input is closed, which also happens when the process at its other end dies.</summary>
    public static async Task InputClosedAsync(Stream input)
    {
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }

    /// <summary>Completes when this process has ended.</summary>
    public static async Task ProcessGoneAsync(int id)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // The process ended before it could be opened.
        }
    }
}
