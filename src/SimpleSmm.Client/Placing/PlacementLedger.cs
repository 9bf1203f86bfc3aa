using System;
using System.Globalization;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>
/// The ledger of a placement, which is opened when it is first needed and created by the first order that is sent. The orders that a dry
/// run would place are beside it, so that later orders find them.
/// </summary>
/// <param name="find">Returns the ledger; null if it does not exist yet.</param>
/// <param name="open">Returns the ledger, and creates it if it does not exist.</param>
/// <param name="preparation">Remembers a failure to open it.</param>
/// <param name="address">The panel's address.</param>
internal sealed class PlacementLedger(Func<IOrderLedger?> find, Func<IOrderLedger> open, Preparation preparation, Uri address)
{
    private volatile IOrderLedger? _ledger;
    private MemoryOrderLedger? _planned;
    private int _plans;

    // Runs on another thread, because a locked ledger may block for seconds.
    public async Task<IOrderLedger> OpenAsync() => _ledger ??= await preparation.GetAsync(() => Task.Run(open)).ConfigureAwait(false);

    /// <summary>Looks for an order among those in the ledger and those of the dry run.</summary>
    public async Task<Order?> LookAsync(Func<IOrderLedger, Order?> look)
    {
        var ledger = _ledger ??= await preparation.GetAsync(() => Task.Run(find)).ConfigureAwait(false);
        var found = ledger is null ? null : await Task.Run(() => look(ledger)).ConfigureAwait(false);
        return found ?? (_planned is null ? null : look(_planned));
    }

    /// <summary>Keeps an order that would be placed. It does not have an id.</summary>
    public void Plan(OrderRequest order)
    {
        _planned ??= new MemoryOrderLedger(new LedgerAccount(address) { Session = order.Session });
        var reference = order.Reference ?? string.Format(CultureInfo.InvariantCulture, "number {0} of this dry run", ++_plans);
        _planned.SettlePlaced(_planned.Claim(order, reference), new Order());
    }
}
