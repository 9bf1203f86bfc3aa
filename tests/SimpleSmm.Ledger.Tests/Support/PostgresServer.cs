using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Npgsql;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>
/// A PostgreSQL server in a temporary folder, under a user that is not root. It ends with this process, also when the process is killed,
/// because it is started by a shell that waits for the end of its input.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    public const string User = "smm_owner";
    public const string Password = "pg-0f1e2d-secret";

    private static readonly Lazy<PostgresServer> Started = new(StartForAll);
    private static readonly bool IsRequired = OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("CI") == "true";

    private readonly string _programs;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "simplesmm-pg-" + Guid.NewGuid().ToString("N"));
    private Process? _shell;

    private PostgresServer(string programs, PostgresServer? primary = null)
    {
        _programs = programs;
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "password"), Password);
        if (Environment.UserName == "root") Run("chown", "-R", "nobody", _folder);
        if (primary is null) Initialize();
        else CopyFrom(primary);
        Port = FreePort();
        Start();
    }

    /// <summary>The one server of this process. Without PostgreSQL the test is skipped, where it is not required.</summary>
    public static PostgresServer Shared
    {
        get
        {
            Require();
            return Started.Value;
        }
    }

    /// <summary>Starts a server for one test, which may stop it.</summary>
    public static PostgresServer StartNew()
    {
        Require();
        return new PostgresServer(Programs!);
    }

    /// <summary>Starts a standby of this server, which each commit waits for.</summary>
    public PostgresServer StartStandby()
    {
        var standby = new PostgresServer(_programs, this);
        Execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
        Execute("SELECT pg_reload_conf()");
        while (Execute("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'") is null) Thread.Sleep(20);
        return standby;
    }

    /// <summary>Makes the server use TLS with a new certificate for this address, and returns the certificate's file.</summary>
    public string UseTls()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (file, keyFile) = (Path.Combine(_folder, "root.crt"), Path.Combine(Data, "server.key"));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.Copy(file, Path.Combine(Data, "server.crt"));
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        Run("chmod", "600", keyFile);
        if (Environment.UserName == "root") Run("chown", "nobody", keyFile);
        Execute("ALTER SYSTEM SET ssl = on");
        Execute("SELECT pg_reload_conf()");
        while (Execute("SHOW ssl") is not "on") Thread.Sleep(20);
        return file;
    }

    private void Initialize() => Run(
        Plain,
        [
            .. AsUser, $"{_programs}/initdb", "-D", Data, "-U", User, "--pwfile", $"{_folder}/password", "-A", "scram-sha-256",
            "-E", "UTF8", "--locale=C.UTF-8", "-N",
        ]);

    private void CopyFrom(PostgresServer primary)
    {
        var from = FormattableString.Invariant($"host=127.0.0.1 port={primary.Port} user={User} password={Password}");
        Run(Plain, [.. AsUser, $"{_programs}/pg_basebackup", "-D", Data, "-d", from, "-R", "-c", "fast", "-N"]);
    }

    private static PostgresServer StartForAll()
    {
        var server = new PostgresServer(Programs!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    private static void Require()
    {
        if (Programs is null && IsRequired) Assert.Fail("PostgreSQL is not installed, and CI=true requires it: .ci/run installs it.");
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
    }

    public int Port { get; }

    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => version + "/bin")
            .LastOrDefault(bin => File.Exists(bin + "/initdb"))
        : null;

    private static string Plain => Environment.UserName == "root" ? "setpriv" : "env";

    // initdb and postgres refuse to run as root.
    private static string[] AsUser =>
        Environment.UserName == "root" ? ["--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--"] : [];

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The connection text of a database, without a password.</summary>
    public string Text(string database) => FormattableString.Invariant($"Host=127.0.0.1;Port={Port};Database={database}");

    /// <summary>Runs SQL past the ledger, as the owner.</summary>
    public object? Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(Text(database) + $";Username={User};Password={Password};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>Ends the server at once, as a crash does.</summary>
    public void Stop()
    {
        _shell!.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
        _shell = null;
    }

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(Plain) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in AsUser) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(FormattableString.Invariant(
            $"{_programs}/postgres -D {Data} -p {Port} -F -c listen_addresses=127.0.0.1 -c unix_socket_directories= ")
            + $"-c max_connections=200 2>{_folder}/log & read end; kill -QUIT $!; wait $!");
        _shell = Process.Start(start)!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose()
    {
        if (_shell is not null) Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
