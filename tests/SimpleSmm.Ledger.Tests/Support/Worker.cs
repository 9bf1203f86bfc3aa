using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>The worker program as a process of its own, on the ledger as the module ships it.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    public Worker(params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("SimpleSmm.Ledger.Tests", "SimpleSmm.Ledger.Worker", StringComparison.Ordinal), "SimpleSmm.Ledger.Worker.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        start.ArgumentList.Add(program);
        start.ArgumentList.Add(arguments[0]);
        start.ArgumentList.Add(LedgerFolder);
        foreach (var argument in arguments.AsSpan(1)) start.ArgumentList.Add(argument);
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (PostgresServer.User, PostgresServer.Password);
        _process = Process.Start(start)!;
    }

    /// <summary>The ledger's folder in the laid out module.</summary>
    public static string LedgerFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "SimpleSmm.sln"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "out", "SimpleSmm", "ledger");
        }
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public void Go(string line = "") => _process.StandardInput.WriteLine(line);

    /// <summary>Ends its input, which ends a worker that works at each line.</summary>
    public void End() => _process.StandardInput.Close();

    /// <summary>Ends it in the middle of whatever it does (SIGKILL).</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end, which must be a good one.</summary>
    public List<string> Rest()
    {
        var lines = Lines();
        var error = _process.StandardError.ReadToEnd();
        Assert.True(_process.WaitForExit(60_000), "The worker does not end.");
        Assert.True(_process.ExitCode == 0, error);
        return lines;
    }

    public List<string> Lines()
    {
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
