using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <content>Reads the API key from a vault with the Get-Secret command that the caller has.</content>
public sealed partial class ConnectSmmPanelCommand
{
    private const string SecretSet = "Secret";
    private const string SecretCommand = "Get-Secret";

    /// <summary>
    /// Gets or sets the name of the secret with the API key: a SecureString, a credential whose password is the key, or a string.
    /// </summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>Gets or sets the vault of the secret. Default: the first vault that contains it.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    private SecureString ReadSecret()
    {
        var read = AskForSecret();
        if (read.Count == 0) throw NoSecret($"{SecretCommand} returned nothing for the secret '{SecretName}': check its name and vault.");

        // A byte array arrives byte by byte, but a key is a single object.
        if (read.Count > 1) throw NoKey("a list");
        return read[0]?.BaseObject switch
        {
            SecureString key => key,
            PSCredential credential => credential.Password,
            string text => SecureText.From(text.Trim()),
            var other => throw NoKey($"of the type {other?.GetType().Name ?? "null"}"),
        };
    }

    // Runs in the caller's session state, as if the caller had typed it, but the secret is not written to any stream.
    private Collection<PSObject> AskForSecret()
    {
        var command = InvokeCommand.GetCommand(SecretCommand, CommandTypes.Cmdlet | CommandTypes.Function | CommandTypes.Alias)
            ?? throw NoSecret(
            $"The command {SecretCommand} was not found, so the secret '{SecretName}' cannot be read. Install it with Install-PSResource "
            + "Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore; then register a vault with Register-SecretVault "
            + "and store the key with Set-Secret.");
        var parameters = new Hashtable { ["Name"] = SecretName, ["ErrorAction"] = ActionPreference.Stop };
        if (Vault is not null) parameters.Add("Vault", Vault);
        try
        {
            var script = ScriptBlock.Create("param($Command, $Parameters) & $Command @Parameters");
            return InvokeCommand.InvokeScript(useLocalScope: true, script, null, command, parameters);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw NoSecret($"{SecretCommand} could not read the secret '{SecretName}': {e.ErrorRecord}");
        }
    }

    // The message names the type of the secret and never its content.
    private PanelException NoKey(string what) => NoSecret(
        $"The secret '{SecretName}' is {what}, not an API key: store a SecureString, a PSCredential whose password is the key, or a "
        + "string.");

    private static PanelException NoSecret(string message) => new(PanelErrorCode.SecretUnavailable, message);
}
