using System.Management.Automation;
using System.Security;

namespace SimpleSmm.Parameters;

/// <summary>
/// Rejects a plain-text key with its own message. The engine's message would repeat the key, which would then appear in <c>$Error</c> and
/// transcripts.
/// </summary>
[System.AttributeUsage(System.AttributeTargets.Property)]
internal sealed class SecureKeyAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is null or SecureString ? given! : throw new ArgumentTransformationMetadataException(
            "The key must be a SecureString, so that it stays out of histories and logs: omit -ApiKey to be prompted for it, "
            + "use Get-Secret or Read-Host -AsSecureString, or set SMM_API_KEY and use -FromEnvironment.");
    }
}
