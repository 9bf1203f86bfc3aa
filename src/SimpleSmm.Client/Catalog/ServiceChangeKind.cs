namespace SimpleSmm;

/// <summary>The words of <see cref="ServiceChange.Change"/>.</summary>
public static class ServiceChangeKind
{
    /// <summary>The service is only in the newer catalog.</summary>
    public const string Added = "Added";

    /// <summary>The service is only in the reference.</summary>
    public const string Removed = "Removed";

    /// <summary>The same id has another name: a guarantee may have gone with the old one.</summary>
    public const string Renamed = "Renamed";

    /// <summary>The rate is higher than it was.</summary>
    public const string RateUp = "RateUp";

    /// <summary>The rate is lower than it was.</summary>
    public const string RateDown = "RateDown";

    /// <summary>The smallest or the largest quantity is another.</summary>
    public const string LimitsChanged = "LimitsChanged";

    /// <summary>Whether orders can be refilled, canceled or drip-fed is another.</summary>
    public const string FlagsChanged = "FlagsChanged";

    /// <summary>The order type is another, so an order takes other fields and the rate may mean something else.</summary>
    public const string TypeChanged = "TypeChanged";

    /// <summary>The category is another.</summary>
    public const string CategoryChanged = "CategoryChanged";

    /// <summary>The rates are in different currencies, so they were not compared.</summary>
    public const string CurrencyChanged = "CurrencyChanged";

    /// <summary>A catalog has the id more than once; the first one of each was compared.</summary>
    public const string Duplicate = "Duplicate";
}
