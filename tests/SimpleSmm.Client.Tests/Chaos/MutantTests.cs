using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Chaos;

/// <summary>
/// A hundred thousand broken answers through every call: each ends in an object or a <see cref="PanelException"/>, soon, and no text has
/// the key in it. SIMPLESMM_FUZZ_SEED and SIMPLESMM_FUZZ_COUNT in the environment make other and longer runs; a finding is repeated with the seed
/// that its message names and a count of 1.
/// </summary>
public sealed class MutantTests
{
    private const int OrdinaryCount = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    [Trait("Fault", "Answers: mutated answers")]
    public async Task Every_mutant_is_an_object_or_an_error_and_no_text_holds_the_key()
    {
        var first = LongRun.Setting("SIMPLESMM_FUZZ_SEED", 20_261_122);
        var count = LongRun.Setting("SIMPLESMM_FUZZ_COUNT", OrdinaryCount);
        var seeds = Seed.All();
        var workers = new List<Task>();
        var next = first - 1;
        for (var i = 0; i < Math.Max(2, Environment.ProcessorCount); i++)
        {
            workers.Add(Task.Factory.StartNew(
                () =>
                {
                    using var panel = new CannedPanel();
                    for (var seed = Interlocked.Increment(ref next); seed < first + count; seed = Interlocked.Increment(ref next)) Try(panel, seeds, seed);
                },
                TaskCreationOptions.LongRunning));
        }

        await Task.WhenAll(workers);
    }

    private static void Try(CannedPanel panel, Seed[] seeds, int seed)
    {
        var random = new Random(seed);
        var (from, body) = new Mutator(seeds, random).Next();
        var action = random.Next(4) == 0 ? Question.Actions[random.Next(Question.Actions.Length)] : from.Action;
        panel.Answer(body, random.Next(8) == 0 ? 400 + random.Next(130) : 200);
        var told = new Eavesdropper();
        var client = random.Next(8) == 0 ? panel.Client.WithObserver(told) : panel.Client;

        var clock = Stopwatch.StartNew();
        try
        {
            var call = Task.Run(() => Question.AnswersAsync(client, action, from.Ids));
            Assert.True(call.Wait(Longest), "It takes too long.");
            foreach (var answer in call.Result) Check(answer, from.Ids.Length);
            foreach (var text in told.Texts) HasNoKey(text);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"SIMPLESMM_FUZZ_SEED={seed} {action} after {clock.Elapsed}: {Convert.ToBase64String(body[..Math.Min(body.Length, 20_000)])}", e);
        }
    }

    private static void Check(Question.Answer answer, int ids)
    {
        Assert.True(ids > 0);
        if (answer.Error is not { } error) return;

        // The repair must have left nothing that the JSON reader cannot read.
        Assert.DoesNotContain("not proper Unicode", error.Message, StringComparison.Ordinal);
        HasNoKey(error.Message);
        HasNoKey(error.PanelText);
        foreach (var field in error.Fields) HasNoKey(field.Value);
        for (Exception? inner = error; inner is not null; inner = inner.InnerException) HasNoKey(inner.Message);
    }

    private static void HasNoKey(string? text) => Assert.DoesNotContain(CannedPanel.Key, text ?? "", StringComparison.OrdinalIgnoreCase);

    private sealed class Eavesdropper : IPanelObserver
    {
        public List<string> Texts { get; } = [];

        public bool IsEnabled(PanelEventLevel level) => true;

        public void Notify(PanelEvent happened)
        {
            lock (Texts) Texts.Add(happened.Text);
        }
    }
}
