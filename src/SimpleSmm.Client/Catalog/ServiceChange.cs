namespace SimpleSmm;

/// <summary>One difference between two catalogs. A service with several differences has one of these for each.</summary>
public sealed class ServiceChange
{
    /// <summary>The service.</summary>
    public long ServiceId { get; init; }

    /// <summary>Its name, the newer one where there are two.</summary>
    public string Name { get; init; } = "";

    /// <summary>What happened, one of <see cref="ServiceChangeKind"/>.</summary>
    public string Change { get; init; } = "";

    /// <summary>The property of <see cref="Service"/> that differs; null where the whole service came or went.</summary>
    public string? Property { get; init; }

    /// <summary>Its value in the reference; for a duplicate how often the id stands there.</summary>
    public object? OldValue { get; init; }

    /// <summary>Its value in the newer catalog; for a duplicate how often the id stands there.</summary>
    public object? NewValue { get; init; }

    /// <summary>By how much the rate differs, in percent of the old one, to four digits; null for anything else, and where the old rate was 0.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The currency of the rates; null where neither catalog names it.</summary>
    public string? Currency { get; init; }

    /// <summary>The service in the reference; null where it was added.</summary>
    public Service? Old { get; init; }

    /// <summary>The service in the newer catalog; null where it was removed.</summary>
    public Service? New { get; init; }
}
