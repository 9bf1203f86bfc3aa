using System.Diagnostics;
using System.Text;

namespace SimpleSmm.Module.Tests;

/// <summary>The end of what a process has written so far. A process that it leaves behind, with the same output, does not delay the reader.</summary>
internal sealed class ProcessOutput
{
    private const int Length = 4000;
    private readonly StringBuilder _text = new();

    public ProcessOutput(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }

    private void Add(string? line)
    {
        lock (_text)
        {
            _text.Append(line).Append('\n');
            if (_text.Length > Length) _text.Remove(0, _text.Length - Length);
        }
    }
}
