using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SimpleSmm.Module.Tests;

/// <summary>The file to which a run appends a JSON object for all that starts or ends.</summary>
internal sealed class ResultFile : IDisposable
{
    private static readonly JsonSerializerOptions Names = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly StreamReader _reader;
    private string _begun = "";

    public ResultFile()
    {
        Path = System.IO.Path.GetTempFileName();
        _reader = new(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    public string Path { get; }

    /// <summary>Returns what was appended since the last call. A line that has not ended waits for the next one.</summary>
    public IEnumerable<PesterResult> Read()
    {
        var lines = (_begun + _reader.ReadToEnd()).Split('\n');
        _begun = lines[^1];
        foreach (var line in lines.AsSpan(..^1).ToArray()) yield return JsonSerializer.Deserialize<PesterResult>(line, Names)!;
    }

    public void Dispose()
    {
        _reader.Dispose();
        File.Delete(Path);
    }
}
