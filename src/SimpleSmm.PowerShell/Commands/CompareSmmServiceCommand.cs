using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Snapshots;

namespace SimpleSmm.Commands;

/// <summary>Tells what changed in a catalog since another one was kept: services that came, went, or are not what they were.</summary>
[Cmdlet(VerbsData.Compare, "SmmService", HelpUri = HelpUri.Base + "Compare-SmmService.md")]
[OutputType(typeof(ServiceChange))]
public sealed class CompareSmmServiceCommand : PanelCommand
{
    private readonly List<Service> _reference = [];
    private readonly List<Service> _difference = [];
    private bool _isGiven;
    private decimal _percent;

    /// <summary>
    /// The older catalog: services, the same as Import-Clixml, Import-Csv or ConvertFrom-Json made them, or the path of a file that
    /// Export-Clixml, Export-Csv or ConvertTo-Json wrote.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Path")]
    public object[] ReferenceCatalog { get; set; } = [];

    /// <summary>The newer catalog, in any of these forms. Default: what the panel of the session sells now.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    public object[]? DifferenceCatalog { get; set; }

    /// <summary>Rates that differ by less, in percent of the old one, are left out; every other change is not.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount MinimumRateChangePercent { get; set; } = new(0);

    /// <summary>Reads the older catalog, so that a bad file is told before anything is sent.</summary>
    protected override void BeginProcessing()
    {
        _percent = Require(() => MinimumRateChangePercent.Read("percentage"));
        _isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(DifferenceCatalog));

        // Two catalogs that are there already need no panel.
        if (!_isGiven || Session is not null) base.BeginProcessing();
        Take(_reference, ReferenceCatalog);
    }

    /// <summary>Takes services of the newer catalog.</summary>
    protected override void ProcessRecord()
    {
        if (_isGiven) Take(_difference, DifferenceCatalog ?? []);
    }

    /// <summary>Compares and writes the changes.</summary>
    protected override void EndProcessing()
    {
        var comparison = Require(() => ServiceComparison.Of(_reference, _isGiven ? Given() : Read(), _percent));
        if (comparison.HasUnknownCurrency)
        {
            WriteWarning(
                "The currency of one catalog is unknown, so its rates are compared as if they were in the currency of the other. Connect "
                + "without -SkipVerification, so that the currency is known.");
        }

        foreach (var change in comparison.Changes) WriteObject(change);
    }

    // An empty pipeline is more often a failed step than a panel without services.
    private List<Service> Given() => _difference.Count > 0
        ? _difference
        : throw new PanelException(
            PanelErrorCode.InvalidField,
            "The pipeline is empty, so the reference cannot be compared with anything: check the command before it.");

    private IReadOnlyList<Service> Read()
    {
        var read = ReadCatalog();
        if (read.Unreadable.Count > 0)
        {
            WriteWarning(
                $"{read.Unreadable.Count} entries of the panel's catalog cannot be read, so their services may be shown as removed.");
        }

        return read.Services;
    }

    private void Take(List<Service> services, object[] given) => Require(() =>
    {
        foreach (var item in given) CatalogArgument.AddTo(services, item, SessionState.Path, path => Await(SnapshotFile.ReadAsync(path)));
        return services;
    });
}
