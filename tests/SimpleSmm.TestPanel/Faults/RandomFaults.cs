using System;
using System.Diagnostics.CodeAnalysis;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Selects a random fault from a list, or none, for each request.</summary>
internal sealed class RandomFaults(int seed, double probability, Fault[] faults)
{
    private readonly Random _random = new(seed);

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A test must be repeatable.")]
    public Fault? Draw()
    {
        // Both numbers are drawn for every request, so that the result of one request does not change that of the next.
        var luck = _random.NextDouble();
        var choice = _random.Next(faults.Length);
        return luck < probability ? faults[choice] : null;
    }
}
