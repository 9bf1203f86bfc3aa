using System;
using System.ComponentModel;
using System.Globalization;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents an amount of money as a user gave it: a number, or text such as <c>4.50</c>. PowerShell reads the text <c>4,50</c> as 450
/// in every culture, so any text that is not digits with at most one point is kept and reported.
/// </summary>
[TypeConverter(typeof(AnyValueConverter))]
public sealed class MoneyAmount : GivenValue
{
    private const decimal Highest = 1e15m;

    /// <summary>Creates the value.</summary>
    /// <param name="value">A number or text.</param>
    public MoneyAmount(object? value)
        : base(value)
    {
        Value = Given switch
        {
            decimal amount => amount,
            double or float when Convert.ToDouble(Given, CultureInfo.InvariantCulture) is >= 0 and <= 1e15 and var amount =>
                (decimal)amount,
            _ => Parse(Scalar),
        };
        if (Value is < 0 or > Highest) Value = null;
    }

    /// <summary>Gets the amount, 0 or more; null if the value cannot be read.</summary>
    public decimal? Value { get; }

    /// <summary>Returns the amount.</summary>
    /// <param name="name">The name of the parameter, for the message.</param>
    /// <returns>The amount, 0 or more.</returns>
    /// <exception cref="PanelException">The value cannot be read (<see cref="PanelErrorCode.InvalidAmount"/>).</exception>
    public decimal Read(string name) => Value ?? throw new PanelException(
        PanelErrorCode.InvalidAmount,
        $"The {name} cannot be read: '{this}'. Write an amount of 0 or more as a number or as text with a point, such as 4.50: "
            + "without a comma, a blank, an exponent or a currency.");

    private static decimal? Parse(string? text)
    {
        if (text is null || text.Length == 0 || text[0] == '.' || text[text.Length - 1] == '.') return null;
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or '.')) return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
