using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Lists the panel's services. The catalog is read once per session; -Refresh reads it again.</summary>
[Cmdlet(VerbsCommon.Get, "SmmService", HelpUri = HelpUri.Base + "Get-SmmService.md")]
[OutputType(typeof(Service))]
public sealed class GetSmmServiceCommand : PanelCommand
{
    // Names match independently of the culture, because TIKTOK would not match TikTok with Turkish casing.
    private const WildcardOptions AnyCase = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;
    private ServiceCatalog? _catalog;
    private WildcardPattern? _name;
    private WildcardPattern? _category;

    /// <summary>Gets or sets the services to list. Default: all.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "Id")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public WholeNumber[]? ServiceId { get; set; }

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

    /// <summary>
    /// Reads the catalog for the first input object, if the session has not read it yet, and writes the matching services.
    /// </summary>
    protected override void ProcessRecord()
    {
        _catalog ??= Read();
        if (ServiceId is null)
        {
            foreach (var service in _catalog.Services) Write(service);
            return;
        }

        foreach (var id in ServiceId)
        {
            if (id.Value is { } number && _catalog.Find(number) is { } service) Write(service);
            else Report(
                new PanelException(PanelErrorCode.ServiceNotFound, $"The panel's catalog does not contain the service '{id}'."),
                id.Value ?? (object)id.ToString());
        }
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
