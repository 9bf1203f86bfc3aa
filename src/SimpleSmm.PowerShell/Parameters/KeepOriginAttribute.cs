using System;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>
/// Keeps the session of a number or text that Select-Object took out of an object with it, as <c>-ExpandProperty OrderId -Property
/// Session</c> does. The binder converts the bare value, and the id would go to the panel of the current session.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeepOriginAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is object[] items ? Array.ConvertAll(items, Keep) : Keep(inputData);

    private static object Keep(object item) =>
        item is PSObject { BaseObject: ValueType or string } given && InputProperty.SessionOf(given) is not null
            ? new PanelId(given)
            : item;
}
