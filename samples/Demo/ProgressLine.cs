using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace SimpleSmm.Demo;

/// <summary>A line that says what goes on and for how long; on a terminal it counts the seconds.</summary>
internal static class ProgressLine
{
    /// <summary>Shows the line until a task has ended, and ends the line.</summary>
    public static async Task ShowAsync(string title, Task task)
    {
        var watch = Stopwatch.StartNew();
        Console.Write($"{title} ...");
        while (await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(1))) != task)
        {
            if (!Console.IsOutputRedirected) Console.Write($"\r{title} ...{Seconds(watch)}");
        }

        Console.WriteLine(Console.IsOutputRedirected ? Seconds(watch) : $"\r{title} ...{Seconds(watch)}");
        await task;
    }

    private static string Seconds(Stopwatch watch) => string.Create(CultureInfo.InvariantCulture, $" {watch.Elapsed.TotalSeconds:0} s");
}
