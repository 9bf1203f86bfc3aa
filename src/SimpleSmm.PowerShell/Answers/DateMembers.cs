using System;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using SimpleSmm.Parameters;

namespace SimpleSmm.Answers;

/// <summary>
/// Shows the dates of the module's objects to PowerShell as [datetime] in local time, whose text is ISO 8601 in every culture. Export-Csv
/// writes that text, and ConvertTo-Json, Format-List and comparisons treat it as the plain date that it is.
/// </summary>
public static class DateMembers
{
    private static readonly MethodInfo Text = typeof(DateMembers).GetMethod(nameof(ToIsoText))!;

    /// <summary>Gets when an order was sent.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The date.</returns>
    public static object? PlacedAt(PSObject order) => Shown(Of<Order>(order)?.PlacedAt);

    /// <summary>Gets when the status of an order was read.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The date, or null.</returns>
    public static object? StatusAt(PSObject order) => Shown(Of<Order>(order)?.StatusAt);

    /// <summary>Gets when a final status of an order was first read.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The date, or null.</returns>
    public static object? FinishedAt(PSObject order) => Shown(Of<Order>(order)?.FinishedAt);

    /// <summary>Gets when a refill of an order was requested.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The date, or null.</returns>
    public static object? RefillAt(PSObject order) => Shown(Of<Order>(order)?.RefillAt);

    /// <summary>Gets when the cancellation of an order was requested.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The date, or null.</returns>
    public static object? CancelAt(PSObject order) => Shown(Of<Order>(order)?.CancelAt);

    /// <summary>Sets when an order was sent, so that a script can make an order, as it can with the other properties.</summary>
    /// <param name="order">The order.</param>
    /// <param name="value">What <see cref="Moment"/> reads.</param>
    public static void SetPlacedAt(PSObject order, object? value) => Set(order, nameof(Order.PlacedAt), value);

    /// <summary>Sets when the status of an order was read.</summary>
    /// <param name="order">The order.</param>
    /// <param name="value">What <see cref="Moment"/> reads, or null.</param>
    public static void SetStatusAt(PSObject order, object? value) => Set(order, nameof(Order.StatusAt), value);

    /// <summary>Sets when a final status of an order was first read.</summary>
    /// <param name="order">The order.</param>
    /// <param name="value">What <see cref="Moment"/> reads, or null.</param>
    public static void SetFinishedAt(PSObject order, object? value) => Set(order, nameof(Order.FinishedAt), value);

    /// <summary>Sets when a refill of an order was requested.</summary>
    /// <param name="order">The order.</param>
    /// <param name="value">What <see cref="Moment"/> reads, or null.</param>
    public static void SetRefillAt(PSObject order, object? value) => Set(order, nameof(Order.RefillAt), value);

    /// <summary>Sets when the cancellation of an order was requested.</summary>
    /// <param name="order">The order.</param>
    /// <param name="value">What <see cref="Moment"/> reads, or null.</param>
    public static void SetCancelAt(PSObject order, object? value) => Set(order, nameof(Order.CancelAt), value);

    /// <summary>Gets when a session was connected.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The date.</returns>
    public static object? ConnectedAt(PSObject session) => Shown(Of<PanelSession>(session)?.ConnectedAt);

    /// <summary>Returns a date as ISO 8601 text with its offset, or as [datetime] writes it with a format, a culture or both.</summary>
    /// <param name="date">The date.</param>
    /// <param name="how">The format, the culture, or both in this order.</param>
    /// <returns>For example <c>2026-12-31T18:00:00+01:00</c>.</returns>
    public static string ToIsoText(PSObject date, params object?[] how)
    {
        var time = (DateTime)date.BaseObject;
        if (how.Length == 0) return time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
        var culture = GivenValue.Plain(how[how.Length - 1]) as IFormatProvider;
        if (GivenValue.Plain(how[0]) is IFormatProvider) return time.ToString(culture);

        // The operator -f gives its culture also where it does not give a format.
        return how[0]?.ToString() is { Length: > 0 } format ? time.ToString(format, culture) : ToIsoText(date);
    }

    private static void Set(PSObject order, string name, object? value)
    {
        var given = new Moment(value);
        DateTimeOffset? date = given.IsBlank && name != nameof(Order.PlacedAt) ? null : given.Read(name);
        typeof(Order).GetProperty(name)!.SetValue(order.BaseObject, date);
    }

    private static T? Of<T>(PSObject wrapped)
        where T : class => wrapped.BaseObject as T;

    private static PSObject? Shown(DateTimeOffset? date)
    {
        if (date is not { } given) return null;
        var shown = new PSObject(given.LocalDateTime);
        shown.Members.Add(new FormattingMethod(Text));
        return shown;
    }
}
