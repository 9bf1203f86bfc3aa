using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Report;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Writes a report of the ledger's orders as one HTML file that loads nothing.</summary>
[Cmdlet(
    VerbsData.Export, "SmmReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    HelpUri = HelpUri.Base + "Export-SmmReport.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportSmmReportCommand : OrdersCommand
{
    private const string DefaultTitle = "Order report";
    private readonly List<PanelSession> _sessions = [];
    private SessionReference[]? _withLedger;

    /// <summary>Gets or sets the file to write. Its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Gets or sets the sessions, or their names with wildcards. Default: every session that has a ledger.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [SessionGiven]
    public override SessionReference[]? Session { get; set; }

    /// <summary>Gets or sets the title of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = DefaultTitle;

    /// <summary>Gets or sets whether an existing file is replaced.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets whether to write the file to the pipeline.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter PassThru { get; set; }

    private protected override IReadOnlyList<SessionReference>? GivenSessions => Session ?? (_withLedger ??= WithLedger());

    /// <summary>
    /// Collects the sessions of the pipeline. A report without one of them would look complete, so each of them must be open.
    /// </summary>
    protected override void ProcessRecord()
    {
        if (!MyInvocation.ExpectingInput || Session is null) return;
        foreach (var session in Require(() => SessionReference.ResolveAll(Session), Session[0].Name))
        {
            if (!_sessions.Contains(session)) _sessions.Add(session);
        }
    }

    /// <summary>Writes the report.</summary>
    protected override void EndProcessing()
    {
        // A pipeline without a session is not every session.
        if (MyInvocation.ExpectingInput && _sessions.Count == 0) return;
        try
        {
            var period = ReadPeriod();
            var path = FilePath.Of(this, Path, "-Path");
            ReportFile.Check(path, Force);
            if (!ShouldProcess($"file '{path}'", "Write the report")) return;
            var figures = new ReportFigures(Title, period, DateTimeOffset.UtcNow, ReadSessions(period));
            var text = Await(Task.Run(() => ReportWriter.Write(figures)));
            WriteFile(path, text);
            if (PassThru) WriteObject(new FileInfo(path));
        }
        catch (PanelException e)
        {
            Report(e, Path);
        }
    }

    // On this thread, so that a stop ends when the file is whole and nothing is left beside it.
    private void WriteFile(string path, string text)
    {
        try
        {
            ReportFile.Write(path, text, Force, StopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    // A report without one of its sessions would look complete, so a ledger that cannot be read ends the command.
    private List<SessionFigures> ReadSessions(OrderMeasureQuery period)
    {
        var sessions = new List<SessionFigures>();
        foreach (var session in _sessions.Count > 0 ? _sessions : DefaultSessions)
        {
            Use(session);
            var ledger = FindLedger();
            var figures = Await(Task.Run(() => SessionFigures.Read(session.Name, session.Uri, ledger, period)));
            if (figures.Services.Count > 0) AddNames(session, figures.ServiceNames);
            sessions.Add(figures);
        }

        return sessions;
    }

    // The names make the report readable, but a panel that cannot be reached does not prevent it.
    private void AddNames(PanelSession session, Dictionary<long, string> names)
    {
        try
        {
            var catalog = session.Catalog ?? Await(Client.GetServicesAsync(StopToken));
            foreach (var service in catalog.Services) names[service.ServiceId] = service.Name;
        }
        catch (PanelException e)
        {
            Warn($"The report has the ids of the services of session '{session.Name}' without their names, because its catalog "
                + $"could not be read: {e.Message}");
        }
    }

    private static SessionReference[]? WithLedger()
    {
        var sessions = Array.FindAll(SessionTable.OfThisRunspace.All(), session => session is { Ledger: not null, IsClosed: false });
        return sessions.Length == 0 ? null : Array.ConvertAll(sessions, session => new SessionReference(session));
    }
}
