using System;
using System.Diagnostics.CodeAnalysis;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>A fault from a list, or none, drawn for each request.</summary>
internal sealed class RandomFaults(int seed, double probability, Fault[] faults)
{
    private readonly Random _random = new(seed);

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A test must be repeatable.")]
    public Fault? Draw()
    {
        // Both numbers are drawn every time, so one request's luck does not move the next one's.
        var luck = _random.NextDouble();
        var choice = _random.Next(faults.Length);
        return luck < probability ? faults[choice] : null;
    }
}
