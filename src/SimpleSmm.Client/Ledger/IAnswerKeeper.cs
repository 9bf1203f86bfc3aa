using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>
/// Represents a ledger on a server that keeps answers in a file of this machine while it cannot record them. It records them when it next
/// connects, in this process or another one. Thread-safe.
/// </summary>
internal interface IAnswerKeeper
{
    /// <summary>Keeps an answer on the disk.</summary>
    /// <returns>The file; null if it could not be written.</returns>
    string? Keep(KeptAnswer answer);

    /// <summary>Takes what is to be said about kept answers that were recorded. Never waits for the server.</summary>
    IReadOnlyList<string> TakeNotes();
}
