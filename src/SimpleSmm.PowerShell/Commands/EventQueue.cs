using System.Collections.Concurrent;
using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <summary>Holds what happens on other threads until the pipeline's own thread can write it.</summary>
internal sealed class EventQueue : IPanelObserver
{
    private readonly ConcurrentQueue<PanelEvent> _events = new();
    private volatile bool _wantsDebug;
    private volatile bool _wantsVerbose;
    private bool _mayWarn = true;

    /// <summary>Looks up once what the user wants to see, so that nothing is made that nobody reads.</summary>
    public void Open(PSCmdlet cmdlet)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        _wantsDebug = IsWanted(cmdlet, "Debug");
        _wantsVerbose = IsWanted(cmdlet, "Verbose");

        // With -Debug the engine asks a person at every warning and verbose line, unless a parameter says what to do with these. Nobody
        // may be asked while orders are under way: such a line is told as one for debugging, or not at all.
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
            if (happened.Level == PanelEventLevel.Warning && _mayWarn) cmdlet.WriteWarning(happened.Text);
            else if (happened.Level == PanelEventLevel.Verbose) cmdlet.WriteVerbose(happened.Text);
            else cmdlet.WriteDebug(happened.Text);
        }
    }

    private static bool IsWanted(PSCmdlet cmdlet, string stream)
    {
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue(stream, out var asked)) return asked is SwitchParameter { IsPresent: true };
        return LanguagePrimitives.ConvertTo<ActionPreference>(cmdlet.GetVariableValue($"{stream}Preference", ActionPreference.SilentlyContinue))
            is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
