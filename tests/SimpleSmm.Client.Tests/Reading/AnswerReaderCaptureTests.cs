using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading;

/// <summary>
/// Every answer that real panels gave (Reading/Captures/answers.jsonl) against what the client must make of it (Captures/expected.txt: line,
/// panel and case, then the call and its outcome in words).
/// </summary>
public sealed class AnswerReaderCaptureTests
{
    private static readonly Dictionary<string, Captured> Answers = Captured.All().ToDictionary(answer => answer.Name);

    public static TheoryData<string, string> Expected
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(TestFiles.Find("Reading/Captures/expected.txt")))
            {
                var parts = line.Split(" => ", 2);
                if (parts.Length == 2) data.Add(parts[0], parts[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task An_answer_is_read_as_it_was_meant(string name, string expected) => Assert.Equal(expected, await Answers[name].ReplayAsync());

    [Fact]
    public void Every_answer_has_an_expectation() =>
        Assert.Equal(Answers.Keys, File.ReadLines(TestFiles.Find("Reading/Captures/expected.txt")).Where(line => line.Contains(" => ")).Select(line => line.Split(" => ", 2)[0]));
}
