using System.Management.Automation;

namespace SimpleSmm.Pipeline;

/// <summary>Reads what a user wants of a stream: by the common parameter, otherwise by the preference variable.</summary>
internal static class Preference
{
    public static ActionPreference Of(PSCmdlet cmdlet, string parameter, string variable) => Convert(
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var asked) ? asked : Variable(cmdlet, variable));

    public static object Variable(PSCmdlet cmdlet, string name) => cmdlet.GetVariableValue(name, ActionPreference.SilentlyContinue);

    public static ActionPreference Convert(object value) => LanguagePrimitives.ConvertTo<ActionPreference>(value);
}
