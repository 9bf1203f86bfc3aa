using System;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <content>Defines the rules by which orders are sent: checks, cost limits, orders on one link, and how many at once.</content>
public sealed partial class NewSmmOrderCommand
{
    private OrderBudget? _budget;

    /// <summary>
    /// Gets or sets the maximum cost of all orders of this command, by the catalog's rates. An order that would exceed it is not sent;
    /// cheaper orders after it are.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? Budget { get; set; }

    /// <summary>Gets or sets the maximum cost of one order.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MaximumCharge { get; set; }

    /// <summary>Gets or sets the highest rate to accept: the price per 1,000 pieces, or the price of a package.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MaximumRate { get; set; }

    /// <summary>Gets or sets whether to read the balance before the first order and to send only orders that it covers.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter CheckBalance { get; set; }

    /// <summary>
    /// Gets or sets whether to skip the checks against the catalog and let the panel decide. Then the catalog is read only if a limit needs
    /// it.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>
    /// Gets or sets the action if an order of the same service on the same link is not finished: Error, Skip or Wait. Default: the panel
    /// decides.
    /// </summary>
    [Parameter]
    [NeverNull]
    public DuplicateLinkAction? OnDuplicateLink { get; set; }

    /// <summary>
    /// Gets or sets how long -OnDuplicateLink Wait waits at most for one order, in seconds. If the other order is not finished then, the
    /// result is an error.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("DuplicateLinkTimeoutSec")]
    [ValidateRange(0, 31_536_000)]
    public double DuplicateLinkTimeoutSeconds { get; set; } = 86_400;

    /// <summary>
    /// Gets or sets the seconds between two status checks of -OnDuplicateLink Wait. Default: growing, from 10 seconds to 5 minutes.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("PollingIntervalSeconds")]
    [ValidateRange(0.1, 86_400.0)]
    public double? PollingIntervalSec { get; set; }

    /// <summary>Gets or sets how many orders are under way at the same time at one panel. Default: the session's limit.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    // A limit that cannot be read ends the command, because without it more would be spent than the user meant.
    private OrderBudget? ReadLimits() => Require(() =>
    {
        var (budget, charge, rate) = (Budget?.Read("budget"), MaximumCharge?.Read("maximum charge"), MaximumRate?.Read("maximum rate"));
        return (budget ?? charge ?? rate) is null ? null : new OrderBudget(budget, charge, rate);
    });

    private OrderPlacementOptions RulesFor(PanelSession session) => new()
    {
        Catalog = session.Catalog,
        SkipValidation = SkipValidation,
        Budget = _budget,
        CheckBalance = CheckBalance,
        OnDuplicateLink = OnDuplicateLink,
        DuplicateLinkTimeout = TimeSpan.FromSeconds(DuplicateLinkTimeoutSeconds),
        PollingInterval = PollingIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : null,
        Confirm = order => ShouldProcess(NameAt(Describe(order, session), session), "Place order"),
        IsDryRun = IsDryRun,
        ThrottleLimit = ThrottleLimit ?? session.ThrottleLimit,
        Currency = session.Currency,
    };

    private static string Describe(OrderRequest order, PanelSession session) => order.EstimatedCharge is { } charge
        ? $"{order}, estimated charge {OrderDryRun.Money(charge, session.Currency)}"
        : order.ToString();
}
