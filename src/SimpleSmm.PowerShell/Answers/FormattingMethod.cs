using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace SimpleSmm.Answers;

/// <summary>
/// Represents a ToString of an object that takes formats. PowerShell gives the operator <c>-f</c>'s format only to a method that has
/// several overloads, and a code method otherwise has one.
/// </summary>
internal sealed class FormattingMethod(MethodInfo method) : PSCodeMethod("ToString", method)
{
    public override Collection<string> OverloadDefinitions =>
        ["string ToString()", "string ToString(string format)", "string ToString(string format, System.IFormatProvider provider)"];

    public override PSMemberInfo Copy() => new FormattingMethod(CodeReference);
}
