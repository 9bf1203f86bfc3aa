namespace SQLitePCL;

/// <summary>Another module's, as far as this process is concerned.</summary>
public sealed class Raw
{
    public string Maker { get; } = "another module";
}
