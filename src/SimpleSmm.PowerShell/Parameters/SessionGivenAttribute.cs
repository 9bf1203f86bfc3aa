using System.Collections;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>
/// Rejects a session that is null, such as an undefined variable. It must not mean the current session, because that may be another panel.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Property)]
internal sealed class SessionGivenAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null) throw Missing();
        if (arguments is not IEnumerable sessions) return;
        var any = false;
        foreach (var session in sessions)
        {
            any = true;
            if (session is null) throw Missing();
        }

        if (!any) throw Missing();
    }

    private static ValidationMetadataException Missing() => new(
        "The session is null: give the name of a session or a session that Get-SmmSession lists, or omit the parameter.");
}
