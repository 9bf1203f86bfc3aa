namespace SimpleSmm;

/// <summary>Specifies the family of panels that a sandbox simulates.</summary>
public enum SandboxDialect
{
    /// <summary>The documented API, with refills and cancellations.</summary>
    Perfect,

    /// <summary>The SmartPanel family: values are decoded twice, and the panel does not offer refills and cancellations.</summary>
    Smart,
}
