using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Lists the panel's services. The catalog is read once per session; -Refresh reads it again.</summary>
[Cmdlet(VerbsCommon.Get, "SmmService", HelpUri = HelpUri.Base + "Get-SmmService.md")]
[OutputType(typeof(Service))]
public sealed class GetSmmServiceCommand : PanelsCommand
{
    // Names match independently of the culture, because TIKTOK would not match TikTok with Turkish casing.
    private const WildcardOptions AnyCase = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;
    private readonly Dictionary<PanelSession, ServiceCatalog> _catalogs = [];
    private WildcardPattern? _name;
    private WildcardPattern? _category;

    /// <summary>
    /// Gets or sets the services to list: ids, or objects with an id, which are read from the catalog of their own session. A session
    /// means its whole catalog. Default: all.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Service", "Id")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    [KeepOrigin]
    public PanelId[]? ServiceId { get; set; }

    /// <summary>Gets or sets the name to filter by; wildcards are allowed and case is ignored.</summary>
    [Parameter(Position = 0)]
    [NeverNull]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Gets or sets the category to filter by; wildcards are allowed and case is ignored.</summary>
    [Parameter]
    [NeverNull]
    [ArgumentCompleter(typeof(CategoryCompleter))]
    [SupportsWildcards]
    public string? Category { get; set; }

    /// <summary>
    /// Gets or sets the types to filter by; <c>Custom Comments</c>, <c>custom_comments</c> and <c>customcomments</c> are equal.
    /// </summary>
    [Parameter]
    [NeverNull]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>
    /// Gets or sets whether to list only services with refill; with <c>:$false</c>, only services without it according to the panel.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Refill { get; set; }

    /// <summary>
    /// Gets or sets whether to list only services with cancel; with <c>:$false</c>, only services without it according to the panel.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Cancel { get; set; }

    /// <summary>Gets or sets the lowest rate to list.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MinimumRate { get; set; }

    /// <summary>Gets or sets the highest rate to list.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MaximumRate { get; set; }

    /// <summary>Gets or sets whether to read the catalog again even if this session has read it.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Resolves the session and prepares the filters.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Require(() => (MinimumRate?.Read("minimum rate"), MaximumRate?.Read("maximum rate")));
        _name = Name is null ? null : new WildcardPattern(Name, AnyCase);
        _category = Category is null ? null : new WildcardPattern(Category, AnyCase);
    }

    /// <summary>Reads the catalogs that have not been read yet, and writes the matching services.</summary>
    protected override void ProcessRecord()
    {
        if (ServiceId is null)
        {
            foreach (var session in DefaultSessions) WriteAll(session);
            return;
        }

        foreach (var id in PanelId.Each(ServiceId, IdKind.Service)) Write(id);
    }

    private void Write(PanelId given)
    {
        try
        {
            foreach (var session in SessionsFor(given.Origin))
            {
                if (given.IsSession) WriteAll(session);
                else if (given.IsObject && given.Number(IdKind.Service) is null) _ = given.Read(IdKind.Service);
                else if (given.Number(IdKind.Service) is { } id && CatalogOf(session).Find(id) is { } service) Write(service);
                else throw new PanelException(
                    PanelErrorCode.ServiceNotFound, $"The panel's catalog does not contain the service '{given.Text(IdKind.Service)}'.");
            }
        }
        catch (PanelException e)
        {
            Reject(e, given.Number(IdKind.Service) ?? given.Target(IdKind.Service));
        }
    }

    private void WriteAll(PanelSession session)
    {
        foreach (var service in CatalogOf(session).Services) Write(service);
    }

    private ServiceCatalog CatalogOf(PanelSession session)
    {
        if (_catalogs.TryGetValue(session, out var catalog)) return catalog;
        Use(session);
        return _catalogs[session] = Read();
    }

    private ServiceCatalog Read()
    {
        if (Refresh || CurrentSession.Catalog is not { } known) return ReadCatalog();
        WriteVerbose($"Using the catalog that was read at {known.ReadAt.ToLocalTime():t}. -Refresh reads it again.");
        return known;
    }

    private void Write(Service service)
    {
        if (_name?.IsMatch(service.Name) == false || _category?.IsMatch(service.Category) == false) return;
        if (IsOtherThan(nameof(Refill), Refill, service.Refill) || IsOtherThan(nameof(Cancel), Cancel, service.Cancel)) return;
        if (Type is not null && !HasType(service)) return;
        if (service.Rate < MinimumRate?.Value || service.Rate > MaximumRate?.Value) return;
        WriteObject(service);
    }

    // A flag that the panel does not send is unknown: it matches neither $true nor $false.
    private bool IsOtherThan(string parameter, SwitchParameter wanted, bool? flag) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) && flag != wanted.IsPresent;

    private bool HasType(Service service)
    {
        foreach (var type in Type!)
        {
            if (ServiceType.Same(type, service.Type)) return true;
        }

        return false;
    }
}
