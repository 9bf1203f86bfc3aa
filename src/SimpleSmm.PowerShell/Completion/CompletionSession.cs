using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SimpleSmm.Sessions;

namespace SimpleSmm.Completion;

/// <summary>Finds the session that a command line is for, without running the line.</summary>
internal static class CompletionSession
{
    /// <summary>Returns the session; null if it is not known, because the ids of another panel cost money.</summary>
    public static PanelSession? Of(CommandAst line, IDictionary parameters) => parameters["Session"] switch
    {
        // An expression such as (Get-SmmSession x) would have to be run to know its session, so it must not be taken for the current one.
        null => IsSessionGiven(line) ? null : SessionTable.OfThisRunspace.Current,
        PSObject { BaseObject: PanelSession session } => session,
        PanelSession session => session,
        var name => SessionTable.OfThisRunspace.Find(name.ToString() ?? ""),
    };

    private static bool IsSessionGiven(CommandAst line)
    {
        foreach (var element in line.CommandElements)
        {
            if (element is CommandParameterAst parameter
                && "Session".StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
