using System;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>
/// Rejects null, which is most often a variable that was never set. PowerShell makes 0 or false of it, or nothing, so that a limit, a
/// filter or a guard would be switched off.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeverNullAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        GivenValue.Plain(inputData) is null
            ? throw new ArgumentTransformationMetadataException(
                "The value is null. Give a value, or leave the parameter out; check the variable that it came from.")
            : inputData;
}
