using System;
using System.IO;
using System.Net.Sockets;
using Npgsql;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Creates errors that explain why a ledger on a server cannot be used (postgresql.org/docs/current/errcodes-appendix.html).
/// </summary>
internal static class ServerFault
{
    public static PanelException Of(string server, string problem, Exception? inner = null) =>
        new(PanelErrorCode.LedgerUnavailable, $"The order ledger on '{server}' {problem}", inner);

    public static PanelException Of(string server, Exception e) => Of(server, Problem(e), e);

    /// <summary>Returns whether an exception is one of a server or of the way to it.</summary>
    public static bool IsServerFault(Exception e) =>
        e is NpgsqlException or TimeoutException or IOException or SocketException or InvalidOperationException;

    private static string Problem(Exception e) => e is not PostgresException { SqlState: { } state }
        ? e is TimeoutException || e.InnerException is TimeoutException
            ? "did not answer in time: check the server and the network, and try again."
            : $"cannot be reached: check the server's name, its port, TLS and the network, and try again ({Cause(e)})."
        : state switch
        {
            "28P01" or "28000" => "refused the user or the password: check -LedgerCredential, PGPASSWORD or the passfile.",
            "3D000" => "does not have this database: create it, or name another one.",
            "42501" => "does not allow this: let the owner role connect once, and grant this role its rights (docs/guides/fleet.md).",
            "40P01" or "40001" or "55P03" => "was busy with the same orders: try again.",
            "53100" => "cannot write: the server's disk is full.",
            "53300" => "has too many connections: raise max_connections, or run fewer workers.",
            "57P01" or "57P02" or "57P03" => "is being stopped or started: try again.",
            "25006" => "is read-only: connect to the primary server.",
            _ => $"failed ({state}).",
        };

    private static string Cause(Exception e) => (e.InnerException ?? e).GetType().Name;
}
