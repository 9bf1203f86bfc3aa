using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <content>The key out of a vault, by whichever Get-Secret the caller has.</content>
public sealed partial class ConnectSmmPanelCommand
{
    private const string SecretSet = "Secret";
    private const string SecretCommand = "Get-Secret";

    /// <summary>The name of the secret that is the API key: a SecureString, a credential whose password is the key, or a string.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault that the secret is in. Default: the first one that has it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    private SecureString ReadSecret()
    {
        var read = AskForSecret();
        if (read.Count == 0) throw NoSecret($"{SecretCommand} wrote nothing for the secret '{SecretName}'.");

        // A list of bytes comes out byte by byte; a key is one thing.
        if (read.Count > 1) throw NoKey("a list");
        return read[0]?.BaseObject switch
        {
            SecureString key => key,
            PSCredential credential => credential.Password,
            string text => SecureText.From(text.Trim()),
            var other => throw NoKey($"of the type {other?.GetType().Name ?? "null"}"),
        };
    }

    // In the caller's own session state, as if the caller had typed it, but with the answer going nowhere else.
    private Collection<PSObject> AskForSecret()
    {
        var command = InvokeCommand.GetCommand(SecretCommand, CommandTypes.Cmdlet | CommandTypes.Function | CommandTypes.Alias) ?? throw NoSecret(
            $"There is no command {SecretCommand} to read the secret '{SecretName}' with. Install-PSResource Microsoft.PowerShell.SecretManagement, "
            + "Microsoft.PowerShell.SecretStore brings it, Register-SecretVault makes a vault, and Set-Secret puts the key in.");
        var parameters = new Hashtable { ["Name"] = SecretName, ["ErrorAction"] = ActionPreference.Stop };
        if (Vault is not null) parameters.Add("Vault", Vault);
        try
        {
            var script = ScriptBlock.Create("param($Command, $Parameters) & $Command @Parameters");
            return InvokeCommand.InvokeScript(useLocalScope: true, script, null, command, parameters);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw NoSecret($"{SecretCommand} did not give the secret '{SecretName}': {e.ErrorRecord}");
        }
    }

    // What it is is said, never what is in it.
    private PanelException NoKey(string what) => NoSecret(
        $"The secret '{SecretName}' is no key but {what}: store a SecureString, a PSCredential whose password is the key, or a string.");

    private static PanelException NoSecret(string message) => new(PanelErrorCode.SecretUnavailable, message);
}
