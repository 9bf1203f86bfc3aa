using System.Management.Automation;
using SimpleSmm.Completion;

namespace SimpleSmm.Commands;

/// <summary>Lists what the panel sells. The catalog is read once a session; -Refresh reads it again.</summary>
[Cmdlet(VerbsCommon.Get, "SmmService", HelpUri = HelpUri.Base + "Get-SmmService.md")]
[OutputType(typeof(Service))]
public sealed class GetSmmServiceCommand : PanelCommand
{
    // The same names match in every culture: TIKTOK is TikTok in Turkey, too.
    private const WildcardOptions AnyCase = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;
    private ServiceCatalog? _catalog;
    private WildcardPattern? _name;
    private WildcardPattern? _category;

    /// <summary>The services wanted. Default: all.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Service", "Id")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public WholeNumber[]? ServiceId { get; set; }

    /// <summary>Only services with such a name; wildcards, any case.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Only services of such a category; wildcards, any case.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CategoryCompleter))]
    [SupportsWildcards]
    public string? Category { get; set; }

    /// <summary>Only services of these types; <c>Custom Comments</c>, <c>custom_comments</c> and <c>customcomments</c> are the same.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Only services whose orders can be refilled; with <c>:$false</c>, only those that the panel says cannot.</summary>
    [Parameter]
    public SwitchParameter Refill { get; set; }

    /// <summary>Only services whose orders can be canceled; with <c>:$false</c>, only those that the panel says cannot.</summary>
    [Parameter]
    public SwitchParameter Cancel { get; set; }

    /// <summary>Only services at this rate or dearer.</summary>
    [Parameter]
    public decimal? MinimumRate { get; set; }

    /// <summary>Only services at this rate or cheaper.</summary>
    [Parameter]
    public decimal? MaximumRate { get; set; }

    /// <summary>Reads the catalog again, also where it was read before in this session.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Finds the session and prepares the filters.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _name = Name is null ? null : new WildcardPattern(Name, AnyCase);
        _category = Category is null ? null : new WildcardPattern(Category, AnyCase);
    }

    /// <summary>Reads the catalog for the first input, where the session has not, and writes what is asked for.</summary>
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
            else Report(new PanelException(PanelErrorCode.ServiceNotFound, $"The panel sells no service '{id}'."), id.Value ?? (object)id.ToString());
        }
    }

    private ServiceCatalog Read()
    {
        if (Refresh || CurrentSession.Catalog is not { } known) return ReadCatalog();
        WriteVerbose($"This is the catalog as it was read at {known.ReadAt.ToLocalTime():t}; -Refresh reads it again.");
        return known;
    }

    private void Write(Service service)
    {
        if (_name?.IsMatch(service.Name) == false || _category?.IsMatch(service.Category) == false) return;
        if (IsOtherThan(nameof(Refill), Refill, service.Refill) || IsOtherThan(nameof(Cancel), Cancel, service.Cancel)) return;
        if (Type is not null && !HasType(service)) return;
        if (service.Rate < MinimumRate || service.Rate > MaximumRate) return;
        WriteObject(service);
    }

    // A flag that the panel does not give is unknown: neither yes nor no.
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
