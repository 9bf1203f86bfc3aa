using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Queries;

namespace SimpleSmm.Ledger;

/// <content>Divides work among the workers that use the ledger.</content>
public sealed partial class PostgresOrderLedger : ISharedStatuses, ISharedActions
{
    private readonly StatusTurns _turns;
    private readonly ActionClaims _actions;

    /// <inheritdoc />
    public IEnumerable<IReadOnlyList<UnfinishedOrder>> TakeUnfinished(TimeSpan round, int block) => _turns.TakeUnfinished(round, block);

    /// <inheritdoc />
    public IReadOnlyList<StatusTurn> TakeTurns(IReadOnlyList<DueOrder> orders) => _turns.Take(orders);

    /// <inheritdoc />
    public void EndTurns(IReadOnlyList<long> orderIds, bool wereRead) => _turns.End(orderIds, wereRead);

    /// <inheritdoc />
    public ActionClaim ClaimActions(string action, IReadOnlyList<long> orderIds, bool evenUnknown) =>
        _actions.Claim(action, orderIds, evenUnknown);

    /// <inheritdoc />
    public void EndActions(ActionClaim claim, IReadOnlyList<long> unknown)
    {
        // Without a connection, the call waits for the server, and this process may end meanwhile.
        var answer = new KeptAnswer(claim.Token) { Unknown = unknown };
        var isKept = !_database.IsConnected && _journal.TryAdd(answer);
        try
        {
            _actions.End(claim, unknown);
        }
        catch (PanelException e) when (isKept || _journal.TryAdd(answer))
        {
            throw new PanelException(
                e.Code,
                $"{e.Message} The answers are kept in '{_journal.Path}', and are recorded when this machine next connects to the ledger.",
                e);
        }
    }
}
