namespace SimpleSmm;

/// <summary>Contains the values of <see cref="ServiceChange.Change"/>.</summary>
public static class ServiceChangeKind
{
    /// <summary>The service is only in the newer catalog.</summary>
    public const string Added = "Added";

    /// <summary>The service is only in the reference.</summary>
    public const string Removed = "Removed";

    /// <summary>The name of the service changed. Conditions in the old name, such as a guarantee, may no longer apply.</summary>
    public const string Renamed = "Renamed";

    /// <summary>The rate increased.</summary>
    public const string RateUp = "RateUp";

    /// <summary>The rate decreased.</summary>
    public const string RateDown = "RateDown";

    /// <summary>The minimum or the maximum quantity changed.</summary>
    public const string LimitsChanged = "LimitsChanged";

    /// <summary>A flag changed: refill, cancel or drip-feed.</summary>
    public const string FlagsChanged = "FlagsChanged";

    /// <summary>The order type changed, so orders need different fields and the rate may mean something else.</summary>
    public const string TypeChanged = "TypeChanged";

    /// <summary>The category changed.</summary>
    public const string CategoryChanged = "CategoryChanged";

    /// <summary>The rates are in different currencies, so they were not compared.</summary>
    public const string CurrencyChanged = "CurrencyChanged";

    /// <summary>A catalog contains the id more than once; the first service of each catalog was compared.</summary>
    public const string Duplicate = "Duplicate";
}
