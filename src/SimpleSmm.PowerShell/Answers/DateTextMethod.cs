using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace SimpleSmm.Answers;

/// <summary>
/// Represents the method ToString of a date. PowerShell passes the format of <c>'{0:yyyy}' -f $date</c> only to a method that has several
/// overloads.
/// </summary>
/// <param name="code">The method of <see cref="DateMembers"/>.</param>
internal sealed class DateTextMethod(MethodInfo code) : PSCodeMethod("ToString", code)
{
    public override Collection<string> OverloadDefinitions =>
        ["string ToString()", "string ToString(string format)", "string ToString(string format, System.IFormatProvider provider)"];

    public override PSMemberInfo Copy() => new DateTextMethod(CodeReference);
}
