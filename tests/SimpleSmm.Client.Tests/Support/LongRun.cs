using System;
using System.Globalization;

namespace SimpleSmm.Tests;

/// <summary>Numbers that the environment can raise for long runs of the same tests.</summary>
internal static class LongRun
{
    public static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
