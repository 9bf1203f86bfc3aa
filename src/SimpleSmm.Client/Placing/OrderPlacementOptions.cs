using System;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm;

/// <summary>Represents the rules by which an <see cref="OrderPlacement"/> sends orders.</summary>
public sealed class OrderPlacementOptions
{
    /// <summary>Gets the catalog to check orders against; null to read it for the first order that needs it.</summary>
    public ServiceCatalog? Catalog { get; init; }

    /// <summary>Gets whether to leave the checks to the panel. The catalog is then read only if a limit needs it.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>Gets the limits of all orders, of each order and of the rate; null for none. Several placements can share it.</summary>
    public OrderBudget? Budget { get; init; }

    /// <summary>Gets whether to read the balance for the first order and to send only orders that it covers.</summary>
    public bool CheckBalance { get; init; }

    /// <summary>
    /// Gets what to do if an order of the same service on the same link is not finished; null to let the panel decide.
    /// </summary>
    public DuplicateLinkAction? OnDuplicateLink { get; init; }

    /// <summary>Gets how long <see cref="DuplicateLinkAction.Wait"/> waits at most for one order. Default 24 hours.</summary>
    public TimeSpan DuplicateLinkTimeout { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Gets the time between two status checks of <see cref="DuplicateLinkAction.Wait"/>; null for a growing time, from 10 seconds to 5
    /// minutes.
    /// </summary>
    public TimeSpan? PollingInterval { get; init; }

    /// <summary>
    /// Gets the function that confirms an order right before it is sent, on the thread of the caller or of an earlier step; null to send
    /// every order. A dry run calls it too and ignores its result.
    /// </summary>
    public Func<OrderRequest, bool>? Confirm { get; init; }

    /// <summary>Gets whether the orders are only checked and planned. Nothing is sent, and nothing is written to the ledger.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Gets the maximum number of orders under way at once; null for the client's limit.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Gets the account's currency; null if it is not known.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the clock; tests replace it.</summary>
    internal Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    internal Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;
}
