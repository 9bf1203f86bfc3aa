namespace SimpleSmm.TestPanel.Faults;

/// <summary>A fault and the requests it is for.</summary>
public sealed class FaultRule(Fault fault)
{
    private int _seen;
    private int _used;

    /// <summary>Only requests with this action; any when null.</summary>
    public string? Action { get; init; }

    /// <summary>Only from the nth fitting request on, counted from 1 when the rule was added.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many requests it applies to; all when null.</summary>
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
