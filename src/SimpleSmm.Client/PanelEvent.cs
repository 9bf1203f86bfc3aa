namespace SimpleSmm;

/// <summary>How much a <see cref="PanelEvent"/> matters.</summary>
public enum PanelEventLevel
{
    /// <summary>For who follows what goes over the wire.</summary>
    Verbose,

    /// <summary>Something a person should know, such as a second attempt.</summary>
    Warning,
}

/// <summary>Something worth telling that is no result: one line of text, without the key.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">One line for a person.</param>
public sealed record PanelEvent(PanelEventLevel Level, string Text);

/// <summary>Listens to what happens during a client's calls. It is called from any thread, also from several at once.</summary>
public interface IPanelObserver
{
    /// <summary>Takes one event; it must not throw and should return at once.</summary>
    /// <param name="happened">What happened.</param>
    void Notify(PanelEvent happened);
}
