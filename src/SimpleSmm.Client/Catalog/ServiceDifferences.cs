using System;
using System.Collections.Generic;

namespace SimpleSmm.Catalog;

/// <summary>Finds and collects the differences between services.</summary>
internal sealed class ServiceDifferences(decimal minimumRateChangePercent)
{
    private readonly List<ServiceChange> _changes = [];

    public IReadOnlyList<ServiceChange> Changes => _changes;

    public bool HasUnknownCurrency { get; private set; }

    public void AddWhole(string change, Service? old, Service? now) => Add(change, null, old, now, null, null);

    public void AddDuplicates(Service? old, Service? now, int oldCount, int newCount)
    {
        if (oldCount > 1 || newCount > 1) Add(ServiceChangeKind.Duplicate, nameof(Service.ServiceId), old, now, oldCount, newCount);
    }

    public void AddDifferences(Service old, Service now)
    {
        AddRate(old, now);
        AddIf(old.Name != now.Name, ServiceChangeKind.Renamed, nameof(Service.Name), old, now, old.Name, now.Name);
        AddIf(!SameType(old.Type, now.Type), ServiceChangeKind.TypeChanged, nameof(Service.Type), old, now, old.Type, now.Type);
        var sameCategory = old.Category == now.Category;
        AddIf(!sameCategory, ServiceChangeKind.CategoryChanged, nameof(Service.Category), old, now, old.Category, now.Category);
        AddIf(old.Minimum != now.Minimum, ServiceChangeKind.LimitsChanged, nameof(Service.Minimum), old, now, old.Minimum, now.Minimum);
        AddIf(old.Maximum != now.Maximum, ServiceChangeKind.LimitsChanged, nameof(Service.Maximum), old, now, old.Maximum, now.Maximum);
        AddIf(old.Refill != now.Refill, ServiceChangeKind.FlagsChanged, nameof(Service.Refill), old, now, old.Refill, now.Refill);
        AddIf(old.Cancel != now.Cancel, ServiceChangeKind.FlagsChanged, nameof(Service.Cancel), old, now, old.Cancel, now.Cancel);
        AddIf(old.DripFeed != now.DripFeed, ServiceChangeKind.FlagsChanged, nameof(Service.DripFeed), old, now, old.DripFeed, now.DripFeed);
    }

    // Rates in different currencies are never compared, because 1 dollar is not less than 70 rupees.
    private void AddRate(Service old, Service now)
    {
        var (was, isNow) = (CodeOf(old), CodeOf(now));
        if (was is not null && isNow is not null && !string.Equals(was, isNow, StringComparison.OrdinalIgnoreCase))
        {
            Add(ServiceChangeKind.CurrencyChanged, nameof(Service.Currency), old, now, was, isNow);
            return;
        }

        HasUnknownCurrency |= was is null != isNow is null;
        if (old.Rate == now.Rate) return;
        var percent = PercentOf(old.Rate, now.Rate);
        if (percent is { } by && Math.Abs(by) < minimumRateChangePercent) return;
        var change = now.Rate > old.Rate ? ServiceChangeKind.RateUp : ServiceChangeKind.RateDown;
        Add(change, nameof(Service.Rate), old, now, old.Rate, now.Rate, percent);
    }

    // The percentage is also null if a decimal cannot hold it.
    private static decimal? PercentOf(decimal old, decimal now)
    {
        if (old == 0) return null;
        try
        {
            return (now / old - 1) * 100 * Math.Sign(old);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool SameType(string old, string now) => old == now || ServiceType.Same(old, now);

    private static string? CodeOf(Service service) => string.IsNullOrWhiteSpace(service.Currency) ? null : service.Currency!.Trim();

    private void AddIf(bool isDifferent, string change, string property, Service old, Service now, object? oldValue, object? newValue)
    {
        if (isDifferent) Add(change, property, old, now, oldValue, newValue);
    }

    private void Add(
        string change, string? property, Service? old, Service? now, object? oldValue, object? newValue, decimal? percent = null)
    {
        var service = now ?? old!;
        _changes.Add(new ServiceChange
        {
            ServiceId = service.ServiceId,
            Name = service.Name,
            Change = change,
            Property = property,
            OldValue = oldValue,
            NewValue = newValue,
            Percent = percent is { } exact ? Math.Round(exact, 4) : null,
            Currency = service.Currency ?? old?.Currency,
            Old = old,
            New = now,
        });
    }
}
