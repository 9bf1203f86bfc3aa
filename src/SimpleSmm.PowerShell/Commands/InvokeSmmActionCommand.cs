using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using SimpleSmm.Answers;
using SimpleSmm.Parameters;
using SimpleSmm.Wire;

namespace SimpleSmm.Commands;

/// <summary>
/// Carries out any action of the panel, with any fields, and writes the answer as objects: the way out for what a panel adds to the
/// documented actions. Unless <c>-Idempotent</c> says that it may be, nothing is sent twice.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmAction.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeSmmActionCommand : PanelCommand
{
    /// <summary>The action's name as the panel documents it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Action { get; set; } = "";

    /// <summary>
    /// The fields by name. Numbers are written the same in every culture, true and false as 1 and 0, a list separated by commas. The key and
    /// the action are added by the command.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary Fields { get; set; } = new Hashtable();

    /// <summary>Says that carrying the action out twice costs and changes nothing, so that it is sent again after any fault, as a status is.</summary>
    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>Finds the session; what happened is told before any warning that may end the command.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
    }

    /// <summary>Asks, sends, and writes the answer; a list item by item.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var fields = RequestFieldTable.Read(Fields);
            PanelRequest.Validate(Action, fields, Idempotent);

            // Also for what only reads: somebody who says -WhatIf does not expect a request.
            if (!ShouldProcess(Describe(fields), $"Invoke action '{Action}'")) return;
            WriteObject(JsonObjects.Of(Await(Client.InvokeAsync(Action, fields, Idempotent, StopToken))), enumerateCollection: true);
        }
        catch (PanelException e)
        {
            Report(e, Action);
        }

        ReleaseWarnings();
    }

    private string Describe(List<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder("session ").Append(CurrentSession.Name);
        foreach (var field in fields) text.Append(", ").Append(field.Key).Append('=').Append(field.Value);
        return text.ToString();
    }
}
