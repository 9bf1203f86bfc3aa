namespace SimpleSmm;

/// <summary>How much a <see cref="PanelEvent"/> matters.</summary>
public enum PanelEventLevel
{
    /// <summary>For who looks for a fault: fields and answers as they went over the wire, without the key.</summary>
    Debug,

    /// <summary>For who follows what goes over the wire.</summary>
    Verbose,

    /// <summary>Something a person should know, such as a second attempt.</summary>
    Warning,
}

/// <summary>Something worth telling that is no result: text without the key.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">Words for a person.</param>
public sealed record PanelEvent(PanelEventLevel Level, string Text);

/// <summary>Listens to what happens during a client's calls. It is called from any thread, also from several at once.</summary>
public interface IPanelObserver
{
    /// <summary>Whether events of a level are wanted; others need not be made.</summary>
    /// <param name="level">The level.</param>
    /// <returns>True where they are.</returns>
    bool IsEnabled(PanelEventLevel level);

    /// <summary>Takes one event; it must not throw and should return at once.</summary>
    /// <param name="happened">What happened.</param>
    void Notify(PanelEvent happened);
}
