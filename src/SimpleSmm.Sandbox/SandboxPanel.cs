using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Perfect;
using SimpleSmm.Sandbox.Smart;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox;

/// <summary>
/// Represents a whole panel in memory: a catalog, a balance, orders that go from Pending to their end on the panel's own clock, refills and
/// cancellations. It implements the panel API without network access or real money. Safe for use by several threads.
/// </summary>
public sealed partial class SandboxPanel
{
    private readonly object _gate = new();
    private readonly Account _account;
    private readonly IPanelApi _api;

    /// <summary>Creates a panel.</summary>
    /// <param name="options">The settings; the defaults if null.</param>
    /// <exception cref="ArgumentException">An option has an invalid value.</exception>
    public SandboxPanel(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.Validate();
        Clock = new SandboxClock(options.Start ?? DateTimeOffset.UtcNow, options.Speed);
        _account = new Account(options, Clock);
        _api = options.Dialect == PanelDialect.Smart ? new SmartApi(_account) : new PerfectApi(_account);
    }

    /// <summary>Gets the panel's clock, which can be sped up or advanced.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Gets the current balance, including refunds.</summary>
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
    /// Gets the current state of the orders placed since the panel was created, oldest first, including those that drip-feeds and
    /// subscriptions have placed.
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

    /// <summary>Returns an order by its id, including an existing one.</summary>
    /// <param name="id">The order's id.</param>
    /// <returns>The current state of the order, or null if the account does not have it.</returns>
    public SandboxOrder? FindOrder(long id)
    {
        lock (_gate)
        {
            _account.MoveOn();
            return _account.Orders.Find(id) is { } order ? new SandboxOrder(order, _account.Now) : null;
        }
    }

    /// <summary>Answers one API request.</summary>
    /// <param name="form">The body of the request: url-encoded fields, including the key.</param>
    /// <returns>The answer. Like real panels, it reports what is wrong with the request in its body; nothing is thrown.</returns>
    public SandboxAnswer Answer(string form)
    {
        _ = form ?? throw new ArgumentNullException(nameof(form));
        return Answer(new SandboxRequest("POST", "", null, form));
    }

    /// <summary>Answers one API request whose fields are wherever a PHP panel finds them: in the query, in a form or in JSON.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer. Like real panels, it reports what is wrong with the request in its body; nothing is thrown.</returns>
    public SandboxAnswer Answer(SandboxRequest request)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var form = RequestForm.Read(request);
        lock (_gate)
        {
            _account.MoveOn();
            return _api.Answer(form);
        }
    }
}
