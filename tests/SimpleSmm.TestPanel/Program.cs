using System;
using System.IO;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Hosting;

namespace SimpleSmm.TestPanel;

/// <summary>
/// Runs the panel as a process, for Pester and for benchmarks. The first line on standard output is its address. It ends when standard
/// input is closed or, with --parent, when that process ends.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(args);
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }

        TestPanelServer server;
        try
        {
            server = await TestPanelServer.StartAsync(arguments.Options, arguments.Port);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }

        await using (server)
        {
            server.Latency = arguments.Latency;
            server.RecordBodies = arguments.RecordBodies;
            await Console.Out.WriteLineAsync(server.Uri.AbsoluteUri);
            await Console.Out.FlushAsync();
            await (arguments.Parent is { } parent
                ? Lifetime.ProcessGoneAsync(parent)
                : Lifetime.InputClosedAsync(Console.OpenStandardInput()));
        }

        return 0;
    }
}
