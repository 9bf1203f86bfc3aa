using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace SimpleSmm.Bench;

/// <summary>
/// Waits for orders on standard input, one a line, so that it is as warm as the PowerShell it is measured beside:
/// <c>statuses COUNT CONCURRENCY</c>, <c>orders COUNT CONCURRENCY</c> or <c>services</c>. Each is answered by a line
/// <c>milliseconds rows allocated-bytes peak-working-set</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length != 2)
        {
            await Console.Error.WriteLineAsync("Usage: SimpleSmm.Bench URI KEY");
            return 2;
        }

        using var client = new BareClient(new Uri(args[0]), args[1]);
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            var words = line.Split(' ');
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var clock = Stopwatch.StartNew();
            var rows = words[0] switch
            {
                "services" => await client.ReadServicesAsync(),
                "orders" => await client.PlaceOrdersAsync(Number(words[1]), Number(words[2])),
                _ => await client.ReadStatusesAsync(Number(words[1]), Number(words[2])),
            };
            var time = clock.Elapsed.TotalMilliseconds;
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            using var process = Process.GetCurrentProcess();
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{time:0.000} {rows} {allocated} {process.PeakWorkingSet64}"));
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
