using System;
using System.Data.Common;

namespace SimpleSmm;

/// <summary>
/// Represents the connection text of a ledger on a server, for example <c>Host=db.example;Database=orders</c>. It never has a password in
/// it, because such a text is in scripts, task definitions and process lists.
/// </summary>
public sealed class LedgerServer
{
    /// <summary>The environment variable with the connection text of the ledger.</summary>
    public const string Variable = "SMM_LEDGER_CONNECTION";

    private LedgerServer(string connection, string name) => (Connection, Name) = (connection, name);

    /// <summary>Gets the connection text.</summary>
    public string Connection { get; }

    /// <summary>Gets the host, the port and the database, as tables and errors show them.</summary>
    public string Name { get; }

    /// <summary>Reads a connection text.</summary>
    /// <param name="connection">The text.</param>
    /// <returns>The server.</returns>
    /// <exception cref="PanelException">
    /// The text cannot be read, or it has a password in it (InvalidField). The error does not show any of it.
    /// </exception>
    public static LedgerServer Parse(string connection)
    {
        var settings = Read(connection);
        foreach (string key in settings.Keys)
        {
            // Each driver knows more than one name of it.
            var plain = key.Replace(" ", "").ToUpperInvariant();
            if (plain is "SERVICE" or "SERVICEFILE") throw NoServiceFile();
            if (plain is not ("PWD" or "PSW") && !plain.Contains("PASSWORD")) continue;
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The ledger's connection text contains a password, which is seen wherever the text is: take it out, and give it with "
                + "-LedgerCredential, the environment variable PGPASSWORD or a passfile. Change the password if others saw it.");
        }

        var host = ValueOf(settings, "Host", "Server") ?? Environment.GetEnvironmentVariable("PGHOST") ?? "localhost";
        var port = ValueOf(settings, "Port", "Port") ?? Environment.GetEnvironmentVariable("PGPORT") ?? "5432";
        var database = ValueOf(settings, "Database", "DB") ?? Environment.GetEnvironmentVariable("PGDATABASE");
        return new LedgerServer(connection, $"{NameOf(host, port)}{(database is null ? "" : "/" + database)}");
    }

    /// <summary>Returns the server's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static DbConnectionStringBuilder Read(string connection)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException)
        {
            throw NotReadable();
        }
    }

    /// <summary>Returns the error of a text that cannot be read. Its cause is left out, because the cause may quote the text.</summary>
    /// <returns>The exception to throw.</returns>
    public static PanelException NotReadable() => new(
        PanelErrorCode.InvalidField,
        "The ledger's connection text cannot be read: write it as 'Host=db.example;Database=orders', with the names that Npgsql knows.");

    private static PanelException NoServiceFile() => new(
        PanelErrorCode.InvalidField,
        "The ledger's connection text names a service file, which the driver Npgsql does not read: write Host and Database into the text, "
        + "and give the password with -LedgerCredential, the environment variable PGPASSWORD or a passfile.");

    // Each host may have a port of its own. The address of IPv6 has more than one colon.
    private static string NameOf(string hosts, string port) => string.Join(",", Array.ConvertAll(hosts.Split(','), host =>
    {
        var colon = host.IndexOf(':');
        return colon >= 0 && colon == host.LastIndexOf(':') ? host.Trim() : $"{host.Trim()}:{port}";
    }));

    private static string? ValueOf(DbConnectionStringBuilder settings, string name, string otherName) =>
        settings.TryGetValue(name, out var value) || settings.TryGetValue(otherName, out value) ? value as string : null;
}
