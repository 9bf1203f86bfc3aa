using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>Contains the prices per 1000 at which services are sold.</summary>
public sealed class PriceList
{
    private readonly Dictionary<(string? Session, long ServiceId), decimal> _rates = [];

    /// <summary>Adds a price.</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="rate">The price per 1000, in the account's currency.</param>
    /// <param name="session">The session; null for the services of all sessions that do not have a price of their own.</param>
    /// <returns>False if the list contains a price of this service and session already; it is not changed.</returns>
    public bool TryAdd(long serviceId, decimal rate, string? session = null)
    {
        var key = (session?.ToUpperInvariant(), serviceId);
        if (_rates.ContainsKey(key)) return false;
        _rates.Add(key, rate);
        return true;
    }

    /// <summary>Returns the price of a service.</summary>
    /// <param name="session">The session.</param>
    /// <param name="serviceId">The service.</param>
    /// <returns>The price of the session's service, otherwise that of the service; null if there is neither.</returns>
    public decimal? Find(string? session, long serviceId) =>
        _rates.TryGetValue((session?.ToUpperInvariant(), serviceId), out var own) ? own
            : _rates.TryGetValue((null, serviceId), out var rate) ? rate
            : null;

    internal static decimal? Revenue(decimal rate, long? quantity) =>
        quantity is { } sold ? SaturatingMath.Multiply(rate, sold) / 1000m : null;
}
