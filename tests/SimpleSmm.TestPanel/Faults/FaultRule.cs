namespace SimpleSmm.TestPanel.Faults;

/// <summary>Represents a fault and the requests that meet it.</summary>
public sealed class FaultRule(Fault fault)
{
    private int _seen;
    private int _used;

    /// <summary>Gets the action of the requests that match; null for any action.</summary>
    public string? Action { get; init; }

    /// <summary>Gets the first matching request that meets the fault, counted from 1 when the rule is added.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>Gets how many requests meet the fault; null for all.</summary>
    public int? Times { get; init; } = 1;

    internal bool IsUsedUp => _used >= Times;

    internal bool Matches(string? action)
    {
        if (Action is not null && Action != action)
            return false;
        _seen++;
        return _seen >= Nth && !IsUsedUp;
    }

    internal Fault Use()
    {
        _used++;
        return fault;
    }
}
