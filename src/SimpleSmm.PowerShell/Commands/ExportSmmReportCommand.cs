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
public sealed class ExportSmmReportCommand : SessionCommand
{
    private const string DefaultTitle = "Order report";
    private SessionReference[]? _withLedger;

    /// <summary>Gets or sets the file to write. Its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Gets or sets the sessions, or their names with wildcards. Default: every session that has a ledger.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [SessionGiven]
    public SessionReference[]? Session { get; set; }

    /// <summary>Gets or sets the earliest time at which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Since { get; set; }

    /// <summary>Gets or sets the time before which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Before { get; set; }

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

    /// <summary>Writes the report.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var period = new OrderMeasureQuery { Since = Since?.Read("-Since date"), Before = Before?.Read("-Before date") };
            var path = FilePath.Of(this, Path, "-Path");
            ReportFile.Check(path, Force);
            if (!ShouldProcess($"file '{path}'", "Write the report")) return;
            var figures = new ReportFigures(Title, period, DateTimeOffset.UtcNow, ReadSessions(period));
            Await(Task.Run(() =>
            {
                ReportFile.Write(path, ReportWriter.Write(figures), Force, StopToken);
                return true;
            }));
            if (PassThru) WriteObject(new FileInfo(path));
        }
        catch (PanelException e)
        {
            Report(e, Path);
        }
    }

    // A report without one of its sessions would look complete, so a ledger that cannot be read ends the command.
    private List<SessionFigures> ReadSessions(OrderMeasureQuery period)
    {
        var sessions = new List<SessionFigures>();
        foreach (var session in DefaultSessions)
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
