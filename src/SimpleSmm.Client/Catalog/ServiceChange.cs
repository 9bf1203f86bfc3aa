namespace SimpleSmm;

/// <summary>Represents one difference between two catalogs. A service with several differences has several changes.</summary>
public sealed class ServiceChange
{
    /// <summary>Gets the id of the service.</summary>
    public long ServiceId { get; init; }

    /// <summary>Gets the name of the service, from the newer catalog if it is there.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the kind of change, one of <see cref="ServiceChangeKind"/>.</summary>
    public string Change { get; init; } = "";

    /// <summary>Gets the property of <see cref="Service"/> that differs; null if the service was added or removed.</summary>
    public string? Property { get; init; }

    /// <summary>Gets the value in the reference catalog; for a duplicate, the number of services with the id.</summary>
    public object? OldValue { get; init; }

    /// <summary>Gets the value in the newer catalog; for a duplicate, the number of services with the id.</summary>
    public object? NewValue { get; init; }

    /// <summary>Gets the change of the rate in percent, to four digits; null for other changes and if the old rate was 0.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Gets the currency of the rates; null if neither catalog contains it.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the service in the reference catalog; null if it was added.</summary>
    public Service? Old { get; init; }

    /// <summary>Gets the service in the newer catalog; null if it was removed.</summary>
    public Service? New { get; init; }
}
