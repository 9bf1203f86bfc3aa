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

    private ServerAddress(NpgsqlConnectionStringBuilder settings)
    {
        Name = FormattableString.Invariant($"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}");
        _settings = settings.ConnectionString;
    }

    /// <summary>Gets the host, the port and the database.</summary>
    public string Name { get; }

    /// <summary>Reads a connection text of a user.</summary>
    /// <exception cref="PanelException">The text is not valid, or it has a password in it (InvalidField). No error shows it.</exception>
    public static ServerAddress Of(string connection, NetworkCredential? credential)
    {
        var settings = Parse(connection);
        if (settings.Password is not null || settings.SslPassword is not null)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The ledger's connection text contains a password, which would be seen where the text is. Take it out, and give it with "
                + "-LedgerCredential, the environment variable PGPASSWORD or a passfile. Change the password if others saw the text.");
        }

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
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 10;
        if (!settings.ContainsKey("Command Timeout")) settings.CommandTimeout = 20;
        return new ServerAddress(settings);
    }

    /// <summary>Creates a connection that is not open.</summary>
    public NpgsqlConnection CreateConnection() => new(_settings);

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or InvalidCastException)
        {
            // The cause is left out, because its message may quote a part of the text.
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The ledger's connection text cannot be read: write it as 'Host=db.example;Database=orders', with the names that Npgsql knows.");
        }
    }
}
