using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Pipeline;

/// <summary>Queues events of other threads until the pipeline's thread can write them.</summary>
internal sealed class EventQueue : IPanelObserver
{
    private readonly ConcurrentQueue<PanelEvent> _events = new();
    private readonly Queue<string> _held = new();
    private volatile bool _wantsDebug;
    private volatile bool _wantsVerbose;
    private bool _mayWarn = true;
    private bool _mayEnd;

    /// <summary>Gets or sets whether a warning that may end the pipeline is held back until <see cref="Release"/>.</summary>
    public bool HoldsWarnings { get; set; }

    /// <summary>Gets whether warnings are held back.</summary>
    public bool HasHeld => _held.Count > 0;

    /// <summary>Reads once which streams the user wants, so that unwanted events are not created.</summary>
    public void Open(PSCmdlet cmdlet)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        _mayEnd = Preference.Of(cmdlet, "WarningAction", "WarningPreference") is ActionPreference.Stop or ActionPreference.Inquire;
        _wantsDebug = IsWanted(cmdlet, "Debug");
        _wantsVerbose = IsWanted(cmdlet, "Verbose");

        // With -Debug the engine prompts at every warning and verbose line, unless a parameter sets the action for these. A prompt must not
        // appear while orders are being sent, so such a line becomes a debug line or is not written.
        if (!given.TryGetValue("Debug", out var debug) || debug is not SwitchParameter { IsPresent: true }) return;
        _wantsVerbose &= given.ContainsKey("Verbose");
        _mayWarn = given.ContainsKey("WarningAction");
    }

    public bool IsEnabled(PanelEventLevel level) => level switch
    {
        PanelEventLevel.Debug => _wantsDebug,
        PanelEventLevel.Verbose => _wantsVerbose,
        _ => true,
    };

    public void Notify(PanelEvent happened) => _events.Enqueue(happened);

    public void Flush(Cmdlet cmdlet)
    {
        while (_events.TryDequeue(out var happened))
        {
            if (happened.Level == PanelEventLevel.Warning && _mayWarn) Warn(cmdlet, happened.Text);
            else if (happened.Level == PanelEventLevel.Verbose) cmdlet.WriteVerbose(happened.Text);
            else cmdlet.WriteDebug(happened.Text);
        }
    }

    /// <summary>Writes the warnings that were held back because they may end the pipeline.</summary>
    public void Release(Cmdlet cmdlet)
    {
        while (_held.Count > 0) cmdlet.WriteWarning(_held.Dequeue());
    }

    private void Warn(Cmdlet cmdlet, string text)
    {
        if (HoldsWarnings && _mayEnd) _held.Enqueue(text);
        else cmdlet.WriteWarning(text);
    }

    private static bool IsWanted(PSCmdlet cmdlet, string stream) => cmdlet.MyInvocation.BoundParameters.TryGetValue(stream, out var asked)
        ? asked is SwitchParameter { IsPresent: true }
        : Preference.Convert(Preference.Variable(cmdlet, $"{stream}Preference"))
            is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
