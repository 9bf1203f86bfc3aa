using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger;

namespace SimpleSmm.Placing;

/// <summary>
/// Records the panel's answers to orders. An answer that the ledger's server does not take at once is kept on this machine before it is
/// waited for, because this process may end meanwhile.
/// </summary>
internal sealed class AnswerRecorder(IOrderLedger ledger)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Records an answer.</summary>
    /// <param name="claim">The claim of its order.</param>
    /// <param name="answer">The answer, to be kept.</param>
    /// <param name="write">Records it. To record the same outcome twice is harmless.</param>
    /// <param name="failure">Returns the error of an answer that could not be recorded, with the file that keeps it or null.</param>
    public async Task<T> RecordAsync<T>(
        LedgerClaim claim, KeptAnswer answer, Func<Task<T>> write, Func<PanelException, string?, PanelException> failure)
    {
        string? file = null;
        for (var isLast = !claim.LivesWithConnection; ; isLast = true)
        {
            var writing = write();
            try
            {
                if (claim.LivesWithConnection && file is null && !await IsDoneSoonAsync(writing).ConfigureAwait(false)) file = Keep(answer);
                return await writing.ConfigureAwait(false);
            }
            catch (PanelException e)
            {
                file ??= Keep(answer);
                if (isLast) throw failure(e, file);
            }
        }
    }

    private string? Keep(KeptAnswer answer) => (ledger as IAnswerKeeper)?.Keep(answer);

    private static async Task<bool> IsDoneSoonAsync(Task writing)
    {
        using var done = new CancellationTokenSource();
        var first = await Task.WhenAny(writing, Task.Delay(Moment, done.Token)).ConfigureAwait(false);
        done.Cancel();
        return first == writing;
    }
}
