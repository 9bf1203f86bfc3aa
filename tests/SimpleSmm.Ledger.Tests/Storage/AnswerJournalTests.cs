using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>The file that keeps answers while the server is away.</summary>
public sealed class AnswerJournalTests
{
    private readonly string _server = Guid.NewGuid().ToString();
    private readonly List<string> _notes = [];
    private readonly AnswerJournal _journal;

    public AnswerJournalTests() => _journal = New(_server, Temporary.Panel);

    private string Path => _journal.Path!;

    [Fact]
    public void An_answer_stays_until_it_is_recorded()
    {
        Assert.True(_journal.TryAdd(Placed(1)));
        Assert.Throws<TimeoutException>(() => _journal.Take(_ => throw new TimeoutException(), _notes.Add));
        Assert.True(_journal.TryAdd(Placed(2)));
        _journal.Take(answer => answer.Token != "T-1", _notes.Add);

        Assert.Equal(["T-1", "T-2"], Take());
        Assert.Empty(Take());
        Assert.Equal(0, new FileInfo(Path).Length);
    }

    [Fact]
    public void Only_its_owner_can_read_it()
    {
        _journal.TryAdd(Placed(1));

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Theory]
    [Trait("Fault", "Fleet: a file of kept answers that a crash cut off")]
    [InlineData("{\"Token\":\"T-9\",\"Reference\":\"A-9\",\"Outcome\":\"Pla")]
    [InlineData("{\"Token\":\"T-9\",\"Reference\":\"A-9\",\"Outcome\":\"Placed\"}\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("[]")]
    public void A_line_that_is_not_an_answer_is_said_and_harms_no_other(string line)
    {
        _journal.TryAdd(Placed(1));
        File.AppendAllText(Path, line);
        _journal.TryAdd(Placed(2));

        Assert.Equal(["T-1", "T-2"], Take());
        Assert.Contains("cut off", Assert.Single(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_write_at_once_while_others_take()
    {
        var taken = new List<string>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++) Assert.True(New(_server, Temporary.Panel).TryAdd(Placed((writer * 100) + i)));
        })).ToArray();
        while (!writers.All(writer => writer.IsCompleted)) taken.AddRange(Take());
        await Task.WhenAll(writers);
        taken.AddRange(Take());

        Assert.Equal(100, taken.Distinct().Count());
        Assert.Empty(_notes);
    }

    [Fact]
    public void Each_server_and_account_has_its_own()
    {
        var account = new LedgerAccount(new Uri(Temporary.Panel.Uri), "other");
        Assert.NotEqual(Path, New(_server, account).Path);
        Assert.NotEqual(Path, New(_server + "2", Temporary.Panel).Path);
        Assert.Equal(Path, New(_server, Temporary.Panel).Path);
    }

    [Fact]
    public void A_file_that_cannot_be_written_keeps_nothing()
    {
        Directory.CreateDirectory(Path);

        Assert.False(_journal.TryAdd(Placed(1)));
        Assert.Empty(Take());
    }

    private static AnswerJournal New(string server, LedgerAccount account) => new(server, account);

    private static KeptAnswer Placed(long number) => new($"T-{number}")
    {
        Reference = $"A-{number}", Outcome = OrderOutcome.Placed, OrderId = number,
    };

    private List<string> Take()
    {
        var tokens = new List<string>();
        _journal.Take(
            answer =>
            {
                tokens.Add(answer.Token);
                return true;
            },
            _notes.Add);
        return tokens;
    }
}
