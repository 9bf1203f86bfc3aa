using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace SimpleSmm.Demo;

/// <summary>A line that says what goes on and for how long; on a terminal it counts the seconds.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _title;

    public ProgressLine(string title)
    {
        _title = title;
        Console.Write($"{title} ...");
    }

    public async Task ShowUntilAsync(Task end)
    {
        while (await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(1))) != end)
        {
            if (!Console.IsOutputRedirected) Console.Write($"\r{Text}");
        }

        await end;
    }

    public void Dispose() => Console.WriteLine(Console.IsOutputRedirected ? Seconds : $"\r{Text}");

    private string Text => $"{_title} ...{Seconds}";

    private string Seconds => string.Create(CultureInfo.InvariantCulture, $" {_watch.Elapsed.TotalSeconds:0} s");
}
