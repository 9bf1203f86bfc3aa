using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Perfect;
using SimpleSmm.Sandbox.Smart;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox;

/// <summary>
/// A whole panel in memory: a catalog, a balance, orders that go from Pending to their end on the panel's own clock, refills and
/// cancellations. It speaks the panel API and touches neither network nor money. Safe for use by several threads.
/// </summary>
public sealed partial class SandboxPanel
{
    private readonly object _gate = new();
    private readonly Account _account;
    private readonly IPanelApi _api;

    /// <summary>Opens a panel.</summary>
    /// <param name="options">How it is set up; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option has a value that no panel could have.</exception>
    public SandboxPanel(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.Validate();
        Clock = new SandboxClock(options.Start ?? DateTimeOffset.UtcNow, options.Speed);
        _account = new Account(options, Clock);
        _api = options.Dialect == PanelDialect.Smart ? new SmartApi(_account) : new PerfectApi(_account);
    }

    /// <summary>The panel's clock, to be sped up or moved forward.</summary>
    public SandboxClock Clock { get; }

    /// <summary>The money left at this moment, refunds included.</summary>
    public decimal Balance
    {
        get
        {
            lock (_gate)
            {
                _account.MoveOn();
                return _account.Balance;
            }
        }
    }

    /// <summary>
    /// The orders placed since the panel was opened, the oldest first, as they are at this moment; those that drip-feeds and
    /// subscriptions have placed are among them.
    /// </summary>
    public IReadOnlyList<SandboxOrder> Orders
    {
        get
        {
            lock (_gate)
            {
                _account.MoveOn();
                var orders = new List<SandboxOrder>(_account.Orders.Placed.Count);
                foreach (var order in _account.Orders.Placed)
                    orders.Add(new SandboxOrder(order, _account.Now));
                return orders;
            }
        }
    }

    /// <summary>Looks one order up, an existing one too.</summary>
    /// <param name="id">The order's id.</param>
    /// <returns>The order as it is at this moment, or null when the account has no such order.</returns>
    public SandboxOrder? FindOrder(long id)
    {
        lock (_gate)
        {
            _account.MoveOn();
            return _account.Orders.Find(id) is { } order ? new SandboxOrder(order, _account.Now) : null;
        }
    }

    /// <summary>Answers one API request.</summary>
    /// <param name="form">The body of the request: url-encoded fields, the key among them.</param>
    /// <returns>The answer; what is wrong with the request is said in its body, as panels do, and never thrown.</returns>
    public SandboxAnswer Answer(string form)
    {
        _ = form ?? throw new ArgumentNullException(nameof(form));
        lock (_gate)
        {
            _account.MoveOn();
            return _api.Answer(form);
        }
    }
}
