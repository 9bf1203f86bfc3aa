namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>
/// Provides repeatable random numbers that depend only on the seed, an id and a purpose. It has no state, so the order of the calls does
/// not change the numbers.
/// </summary>
internal readonly struct SeededRandom(int seed, long id)
{
    private readonly ulong _key = Mix(unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) ^ unchecked((ulong)id));

    /// <summary>Returns a number from 0 (inclusive) to 1 (exclusive).</summary>
    public double Share(int purpose) => (Draw(purpose) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a whole number from low to high, both inclusive.</summary>
    public long Between(int purpose, long low, long high) => low + (long)(Draw(purpose) % (ulong)(high - low + 1));

    private ulong Draw(int purpose) => Mix(unchecked(_key + ((ulong)purpose * 0xD1B54A32D192ED03UL)));

    // The final mixing step of SplitMix64.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
