using System;
using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace SimpleSmm.Parameters;

/// <summary>
/// Makes a parameter keep any value. The binder does not convert a list to a single value, whatever the type of the parameter can do, and
/// drops such a property of a row without an error.
/// </summary>
/// <param name="type">The type of the parameter, or of the items of its list.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeepAttribute(Type type) : ArgumentTransformationAttribute
{
    private const BindingFlags Constructors = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // By its exact type: a constructor of a number would read a character or an enumeration as its code.
    private readonly ConstructorInfo _constructor = type.GetConstructor(Constructors, null, [typeof(object)], null)!;

    /// <summary>Gets or sets whether the parameter is a list. Then each item is kept.</summary>
    public bool IsList { get; set; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = GivenValue.Plain(inputData);
        if (value is null) return inputData;
        if (!IsList) return Keep(inputData);

        var kept = new ArrayList();
        if (GivenValue.IsList(value)) foreach (var item in (IEnumerable)value) kept.Add(Keep(item));
        else kept.Add(Keep(inputData));
        return kept.ToArray(type);
    }

    private object Keep(object? value)
    {
        var plain = GivenValue.Plain(value);
        return type.IsInstanceOfType(plain) ? plain! : _constructor.Invoke([value]);
    }
}
