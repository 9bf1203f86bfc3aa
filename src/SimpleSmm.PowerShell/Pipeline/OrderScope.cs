using System;
using System.Threading;

namespace SimpleSmm.Pipeline;

/// <summary>Holds what New-SmmOrder keeps for one session.</summary>
/// <param name="session">The session.</param>
/// <param name="placement">The placing of orders at its panel.</param>
/// <param name="throttleLimit">How many orders may be under way at once.</param>
/// <param name="stop">The token after which no order of any session is sent.</param>
internal sealed class OrderScope(PanelSession session, OrderPlacement placement, int throttleLimit, CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);

    public PanelSession Session => session;

    public OrderPlacement Placement => placement;

    public PlacementSummary Summary { get; } = new();

    /// <summary>Gets or sets the catalog that was reported to the user.</summary>
    public ServiceCatalog? Catalog { get; set; } = session.Catalog;

    /// <summary>Gets or sets how many orders were started and are not written yet.</summary>
    public int UnderWay { get; set; }

    /// <summary>Gets whether the next order must wait until one is written.</summary>
    public bool IsFull => UnderWay >= throttleLimit;

    /// <summary>Gets the token after which no order of this session is sent.</summary>
    public CancellationToken StopToken => _stop.Token;

    /// <summary>Sends nothing more. What was sent is finished.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
