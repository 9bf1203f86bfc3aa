namespace Microsoft.Data.Sqlite;

/// <summary>Another module's, as far as this process is concerned.</summary>
public sealed class SqliteConnection
{
    public string Maker { get; } = "another module";
}
