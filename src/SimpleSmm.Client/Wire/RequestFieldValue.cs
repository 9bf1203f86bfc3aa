using System;
using System.Collections;
using System.Globalization;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>Converts values to the text of a form field, independent of the culture. Ambiguous values are rejected.</summary>
internal static class RequestFieldValue
{
    /// <param name="name">The name of the field, for the message.</param>
    /// <param name="value">Text, a number, true or false, or a list of these.</param>
    /// <exception cref="PanelException">
    /// The value is of another kind (<see cref="PanelErrorCode.InvalidField"/>). The message omits it.
    /// </exception>
    public static string ToText(string name, object? value) =>
        value is not string and IEnumerable list ? Join(name, list) : Scalar(name, value);

    // Separated by commas, as the API expects several ids.
    private static string Join(string name, IEnumerable list)
    {
        if (list is IDictionary) throw Refused(name, "a table");
        var text = new StringBuilder();
        var count = 0;
        foreach (var item in list)
        {
            var one = item is not string and IEnumerable ? throw Refused(name, "a list of lists") : Scalar(name, item);
            if (one.IndexOf(',') >= 0)
            {
                throw new PanelException(
                    PanelErrorCode.InvalidField,
                    $"An item of the list '{name}' contains a comma, which separates the items. Remove it or give the field as text.");
            }

            text.Append(count++ > 0 ? "," : "").Append(one);
        }

        return count > 0 ? text.ToString() : throw Refused(name, "an empty list");
    }

    // Flags are sent as 1 and 0, because most panels are written in PHP, where the text "false" is true.
    private static string Scalar(string name, object? value) => value switch
    {
        string text => text,
        char c => c.ToString(),
        true => "1",
        false => "0",
        double number when double.IsNaN(number) || double.IsInfinity(number) => throw Refused(name, "not a number"),
        double number => Plain(number),
        float number when float.IsNaN(number) || float.IsInfinity(number) => throw Refused(name, "not a number"),
        float number => Plain(number),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or Guid or System.Numerics.BigInteger =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Uri address => address.OriginalString,
        null => throw Refused(name, "null"),
        DateTime or DateTimeOffset => throw new PanelException(
            PanelErrorCode.InvalidField, $"The field '{name}' is a date. Give it as text, because date formats differ between panels."),
        _ => throw Refused(name, $"a {value.GetType().Name}"),
    };

    // The shortest text that represents the number, without an exponent if a decimal can hold it.
    private static string Plain(IFormattable number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOf('E') >= 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) && plain != 0
            ? plain.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private static PanelException Refused(string name, string what) =>
        new(PanelErrorCode.InvalidField, $"The field '{name}' is {what}. Use text, a number, true or false, or a list of these.");
}
