using System.Management.Automation;
using System.Security;

namespace SimpleSmm.Parameters;

/// <summary>
/// Refuses a key in plain text with a message of our own: the engine's would repeat the text, and so put the key into <c>$Error</c>
/// and transcripts.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Property)]
internal sealed class SecureKeyAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is null or SecureString ? given! : throw new ArgumentTransformationMetadataException(
            "The key must be a SecureString, so that it stays out of histories and logs: leave -ApiKey out to be asked for it, "
            + "use Get-Secret or Read-Host -AsSecureString, or set SMM_API_KEY and use -FromEnvironment.");
    }
}
