using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the file with the answers of one panel account that the server could not record, beside the default ledger. Only its owner
/// can read it. One process at a time has it open. Answers stay in it until all of them are on the server's disk.
/// </summary>
/// <remarks>
/// The file is emptied and never deleted: a process that waits for a file that is deleted would write into nothing.
/// </remarks>
internal sealed class AnswerJournal(string server, LedgerAccount account)
{
    private const int SoonMilliseconds = 1_000;
    private const int LongMilliseconds = 30_000;
    private const int PauseMilliseconds = 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Gets the file; null if this account does not have a folder for data.</summary>
    public string? Path { get; } = PathOf(server, account);

    /// <summary>Adds an answer.</summary>
    /// <returns>Whether it is on the disk.</returns>
    public bool TryAdd(KeptAnswer answer)
    {
        if (Path is null) return false;
        try
        {
            CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
            using var file = Open(FileMode.OpenOrCreate, LongMilliseconds);

            // The line before may have been cut off by a crash.
            file.Seek(0, SeekOrigin.End);
            file.Write([(byte)'\n', .. JsonSerializer.SerializeToUtf8Bytes(answer, Json), (byte)'\n']);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Hands out each answer, and forgets them when all are recorded. Otherwise all of them stay.</summary>
    /// <param name="record">Records an answer and returns whether it could. It may get an answer that it has recorded before.</param>
    /// <param name="say">Takes a note about lines that are not an answer, or a file that cannot be read.</param>
    public void Take(Func<KeptAnswer, bool> record, Action<string> say)
    {
        try
        {
            if (Path is null || !File.Exists(Path) || new FileInfo(Path).Length == 0) return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        if (TryOpen(say) is not { } file) return;
        using (file)
        {
            var (answers, isDamaged) = Read(file);
            var isRecorded = true;
            foreach (var answer in answers) isRecorded &= record(answer);
            if (!isRecorded) return;
            if (isDamaged) say($"A crash cut off a line of the answers that are kept in '{Path}': look for unknown orders.");
            TryClear(file);
        }
    }

    private FileStream? TryOpen(Action<string> say)
    {
        try
        {
            return Open(FileMode.Open, SoonMilliseconds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Usually another process has it open, and records the answers.
            if (e is UnauthorizedAccessException) say($"The panel's answers that are kept in '{Path}' cannot be read: {e.Message}");
            return null;
        }
    }

    // What is not removed is recorded once more, which is harmless.
    private static void TryClear(FileStream file)
    {
        try
        {
            file.SetLength(0);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
        }
    }

    private static (List<KeptAnswer> Answers, bool IsDamaged) Read(FileStream file)
    {
        var answers = new List<KeptAnswer>();
        var isDamaged = false;
        using var reader = new StreamReader(file, Encoding.UTF8, false, 4096, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            if (Parse(line) is { } answer) answers.Add(answer);
            else isDamaged = true;
        }

        return (answers, isDamaged);
    }

    private static KeptAnswer? Parse(string line)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<KeptAnswer>(line);
            return answer is { Token.Length: > 0 } && (answer.Unknown is not null || IsOfOrder(answer)) ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOfOrder(KeptAnswer answer) => answer is { Reference.Length: > 0, Outcome: OrderOutcome.Placed, OrderId: not null }
        or { Reference.Length: > 0, Outcome: OrderOutcome.Rejected };

    private FileStream Open(FileMode mode, int milliseconds)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode == FileMode.OpenOrCreate) options.UnixCreateMode = OwnerOnly;
        for (var waited = 0; ; waited += PauseMilliseconds)
        {
            try
            {
                return new FileStream(Path!, options);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && waited < milliseconds)
            {
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }

    private static string? PathOf(string server, LedgerAccount account)
    {
        try
        {
            var of = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}\n{server}\n{account.Uri}\n{account.AccountKey}"));
            var folder = System.IO.Path.GetDirectoryName(LedgerPath.Default);
            return folder is null ? null : System.IO.Path.Combine(folder, $"answers-{Convert.ToHexString(of)[..16]}.jsonl");
        }
        catch (PanelException)
        {
            return null;
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
