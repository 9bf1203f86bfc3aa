using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger;

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
    private AccountBalance? _balance;
    private int _plans;

    // Runs on another thread, because a locked ledger may block for seconds.
    public async Task<IOrderLedger> OpenAsync()
    {
        var ledger = _ledger ??= await preparation.GetAsync(() => Task.Run(open)).ConfigureAwait(false);
        await WriteBalanceAsync(ledger).ConfigureAwait(false);
        return ledger;
    }

    /// <summary>Looks for an order among those in the ledger and those of the dry run.</summary>
    public async Task<Order?> LookAsync(Func<IOrderLedger, Order?> look)
    {
        var ledger = await FindAsync().ConfigureAwait(false);
        var found = ledger is null ? null : await LedgerQueue.Of(ledger).ReadAsync(() => look(ledger)).ConfigureAwait(false);
        return found ?? (_planned is null ? null : look(_planned));
    }

    /// <summary>Records the status of an order.</summary>
    public async Task RecordAsync(OrderStatus status)
    {
        var ledger = await OpenAsync().ConfigureAwait(false);
        await LedgerQueue.Of(ledger).WriteAsync(() => ledger.Record([status])).ConfigureAwait(false);
    }

    /// <summary>Records a balance. If the ledger does not exist yet, the first order that is sent brings it along.</summary>
    public async Task RecordAsync(AccountBalance balance)
    {
        _balance = balance;
        if (await FindAsync().ConfigureAwait(false) is { } ledger) await WriteBalanceAsync(ledger).ConfigureAwait(false);
    }

    /// <summary>Keeps an order that would be placed. It does not have an id.</summary>
    public void Plan(OrderRequest order)
    {
        _planned ??= new MemoryOrderLedger(new LedgerAccount(address) { Session = order.Session });
        var reference = order.Reference ?? string.Format(CultureInfo.InvariantCulture, "number {0} of this dry run", ++_plans);
        _planned.SettlePlaced(_planned.Claim(order, reference), new Order());
    }

    private async Task<IOrderLedger?> FindAsync() =>
        _ledger ??= await preparation.GetAsync(() => Task.Run(find)).ConfigureAwait(false);

    private async Task WriteBalanceAsync(IOrderLedger ledger)
    {
        if (Interlocked.Exchange(ref _balance, null) is not { } balance) return;
        try
        {
            await LedgerQueue.Of(ledger).WriteAsync(() => ledger.Record(balance)).ConfigureAwait(false);
        }
        catch (PanelException)
        {
            // A ledger that cannot be written is the error of the next claim. The balance is only for measures.
        }
    }
}
