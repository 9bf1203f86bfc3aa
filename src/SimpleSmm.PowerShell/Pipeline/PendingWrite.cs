using System.Threading.Tasks;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Represents a request that may change something at the panel, from its start until its outcome is written to the pipeline. A stop does
/// not end it once it was sent, so its outcome may arrive after the command.
/// </summary>
/// <param name="session">The session that sends it.</param>
/// <param name="name">What the panel was asked for, for example <c>order A-7</c>.</param>
internal abstract class PendingWrite(PanelSession session, string name)
{
    public PanelSession Session => session;

    public string Name => name;

    /// <summary>Gets the task that ends when the outcome is known and recorded.</summary>
    public abstract Task Task { get; }

    /// <summary>Gets whether the ledger contains everything that <see cref="Describe"/> returns.</summary>
    public abstract bool IsRecorded { get; }

    /// <summary>Returns what the panel did, as the rest of a sentence about the panel; null if nothing is left to say.</summary>
    public abstract string? Describe();
}
