using System;
using System.Net;
using Npgsql;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents where a ledger is: the connection's settings, and its name without secrets. A password comes from a credential, or from where
/// Npgsql finds one itself (the environment, a passfile).
/// </summary>
internal sealed class ServerAddress
{
    private readonly string _settings;

    private ServerAddress(string name, string settings) => (Name, _settings) = (name, settings);

    /// <summary>Gets the host, the port and the database.</summary>
    public string Name { get; }

    /// <summary>Reads a connection text of a user.</summary>
    /// <exception cref="PanelException">The text is not valid, or it has a password in it (InvalidField). No error shows it.</exception>
    public static ServerAddress Of(string connection, NetworkCredential? credential)
    {
        var server = LedgerServer.Parse(connection);
        var settings = Parse(connection);
        if (string.IsNullOrWhiteSpace(settings.Host)) settings.Host = Environment.GetEnvironmentVariable("PGHOST") ?? "localhost";
        if (credential is not null) (settings.Username, settings.Password) = (credential.UserName, credential.Password);

        // The advisory lock of a worker lives with its connection, which must therefore be its own.
        settings.Pooling = false;
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        settings.MaxAutoPrepare = 40;
        settings.AutoPrepareMinUsages = 3;
        settings.TcpKeepAlive = true;
        settings.ApplicationName ??= "SimpleSmm";

        if (settings.Host!.Contains(',')) UsePrimary(settings);
        if (!settings.ShouldSerialize("Timeout")) settings.Timeout = 10;
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = 20;
        return new ServerAddress(server.Name, settings.ConnectionString);
    }

    /// <summary>Creates a connection that is not open.</summary>
    public NpgsqlConnection CreateConnection() => new(_settings);

    // Of several hosts only the primary takes claims. Another one that takes over is found before the wait for a server ends.
    private static void UsePrimary(NpgsqlConnectionStringBuilder settings)
    {
        if (Environment.GetEnvironmentVariable("PGTARGETSESSIONATTRS") is null) settings.TargetSessionAttributes ??= "primary";
        if (!settings.ShouldSerialize("Host Recheck Seconds")) settings.HostRecheckSeconds = 1;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or InvalidCastException)
        {
            throw LedgerServer.NotReadable();
        }
    }
}
