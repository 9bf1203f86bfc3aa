using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Answers;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;
using SimpleSmm.Wire;

namespace SimpleSmm.Commands;

/// <summary>
/// Sends any action with any fields to the panel and writes the answer as objects, for actions that a panel adds to the documented ones.
/// The request is sent only once unless <c>-Idempotent</c> allows a retry.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmAction.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeSmmActionCommand : PanelCommand
{
    /// <summary>Gets or sets the action's name as the panel documents it.</summary>
    [ArgumentCompleter(typeof(ActionCompleter))]
    [Parameter(Mandatory = true, Position = 0)]
    public string Action { get; set; } = "";

    /// <summary>
    /// Gets or sets the fields by name. Numbers are formatted the same in every culture, true and false as 1 and 0, and a list with commas.
    /// The command adds the key and the action.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary Fields { get; set; } = new Hashtable();

    /// <summary>
    /// Gets or sets whether repeating the action costs and changes nothing, so that it is retried after any failure, like a status request.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>Resolves the session. Warnings that may end the command are held back until the result is written.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
    }

    /// <summary>Confirms, sends the request, and writes the answer; a list is written item by item.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var fields = RequestFieldTable.Read(Fields);
            PanelRequest.Validate(Action, fields, Idempotent);

            // Also asked for actions that only read, because a user of -WhatIf does not expect any request.
            if (!ShouldProcess(Describe(fields), $"Invoke action '{Action}'")) return;
            Send(Client.InvokeAsync(Action, fields, Idempotent, StopToken));
        }
        catch (PanelException e)
        {
            Report(e, Action);
        }

        ReleaseWarnings();
    }

    private void Send(Task<JsonElement> call)
    {
        var write = new PendingCall<JsonElement>(
            CurrentSession, $"the action '{Action}'", call, answer => $"answered the action '{Action}' with {answer}", keepsOutcome: false);
        if (!Idempotent) Follow(write);
        WriteOutcome(() => WriteAnswer(call), () => Settle(write));
    }

    private void WriteAnswer(Task<JsonElement> call) => WriteObject(JsonObjects.Of(Await(call)), enumerateCollection: true);

    private string Describe(List<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder("session ").Append(CurrentSession.Name);
        foreach (var field in fields) text.Append(", ").Append(field.Key).Append('=').Append(field.Value);
        return text.ToString();
    }
}
