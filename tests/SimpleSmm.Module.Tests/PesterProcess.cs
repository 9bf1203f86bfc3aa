using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace SimpleSmm.Module.Tests;

/// <summary>A PowerShell process that runs the files of a queue. A file leaves the queue when it has ended, well or not.</summary>
internal sealed class PesterProcess : IDisposable
{
    private readonly Queue<string> _files;
    private readonly ResultFile _lines = new();
    private readonly ProcessOutput _output;
    private readonly Process _process;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    // What the process does at the moment, and how many results its present file has.
    private string _doing = "its start";
    private int _count;

    public PesterProcess(PowerShellHost host, Queue<string> files)
    {
        _files = files;
        _process = host.StartScript(
            System.IO.Path.Combine(AppContext.BaseDirectory, "RunPester.ps1"),
            "-Pester", Repository.Pester(), "-TestFolder", Repository.Tests, "-ResultFile", _lines.Path, "-Files", string.Join(',', files));
        _output = new(_process);
    }

    /// <summary>Returns the results as they come, until every file has ended, or one has run for longer than the limit.</summary>
    public IEnumerable<PesterResult> Results(TimeSpan limit)
    {
        while (true)
        {
            // Asked before reading, so that the last lines are read after the end.
            var hasExited = _process.HasExited;
            foreach (var line in _lines.Read())
                if (Next(line) is { } result) yield return result;

            if (hasExited && _files.Count == 0 && _process.ExitCode == 0) yield break;
            if (hasExited) yield return Broken($"{_doing} ended the process with exit code {_process.ExitCode}");
            else if (_clock.Elapsed > limit) yield return Broken($"{_doing} did not end within {limit.TotalMinutes:0.##} minutes");
            else
            {
                Thread.Sleep(100);
                continue;
            }

            yield break;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _lines.Dispose();
    }

    // Returns what there is to show of a line.
    private PesterResult? Next(PesterResult line)
    {
        switch (line)
        {
            case { Result: PesterOutcome.Started, Test: null }:
                _clock.Restart();
                (_doing, _count) = ("its start", 0);
                return null;
            case { Result: PesterOutcome.Started }:
                _doing = line.Test;
                return null;
            case { Result: PesterOutcome.Passed, Test: null }:
                _clock.Restart();
                _doing = "what follows it";
                _files.Dequeue();
                return _count > 0 ? null : line with { Result = PesterOutcome.Failed, Message = "The file has no test." };
            default:
                _doing = $"what follows {line.Test}";
                _count++;
                return line;
        }
    }

    private PesterResult Broken(string what)
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        var file = _files.Count > 0 ? _files.Dequeue() : "The end of the run";
        return new(file, what, PesterOutcome.Failed, $"{file}: {what}\n{_output}");
    }
}
