using System;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>
/// Converts any value to a parameter type that keeps what it was given. Without it the binder drops a property of a row that it cannot
/// convert, such as an array, and the order would be sent without that field.
/// </summary>
public sealed class AnyValueConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => true;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Activator.CreateInstance(destinationType, [sourceValue])!;

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();
}
