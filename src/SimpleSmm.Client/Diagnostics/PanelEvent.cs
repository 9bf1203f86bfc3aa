using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>Specifies the level of a <see cref="PanelEvent"/>.</summary>
public enum PanelEventLevel
{
    /// <summary>For debugging: the fields and answers as sent and received, without the key.</summary>
    Debug,

    /// <summary>For following requests and answers.</summary>
    Verbose,

    /// <summary>For problems that a user should know, such as a repeated request.</summary>
    Warning,
}

/// <summary>Represents a message that is not a result. Its text never contains the key.</summary>
/// <param name="Level">The level of the message.</param>
/// <param name="Text">The readable text, which is one line of visible characters.</param>
public sealed record PanelEvent(PanelEventLevel Level, string Text)
{
    /// <summary>Gets the readable text, which is one line of visible characters.</summary>
    public string Text { get; init => field = VisibleText.Line(value); } = VisibleText.Line(Text);
}

/// <summary>Receives the events of a client's calls. It can be called from any thread, also from several at once.</summary>
public interface IPanelObserver
{
    /// <summary>Returns whether events of a level are wanted. Other events are not created.</summary>
    /// <param name="level">The level.</param>
    /// <returns>True if events of the level are wanted.</returns>
    bool IsEnabled(PanelEventLevel level);

    /// <summary>Handles one event. It must not throw and should return at once.</summary>
    /// <param name="happened">The event.</param>
    void Notify(PanelEvent happened);
}
