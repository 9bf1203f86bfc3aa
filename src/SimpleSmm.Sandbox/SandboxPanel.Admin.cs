using System;
using System.Globalization;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox;

/// <content>Provides the actions of a panel's operator on its web site, which the API does not offer.</content>
public sealed partial class SandboxPanel
{
    /// <summary>
    /// Gets or sets whether an order is rejected if its link has an unfinished order. Initially <see
    /// cref="SandboxOptions.RejectsActiveLink"/>.
    /// </summary>
    public bool RejectsActiveLink
    {
        get => Do(() => _account.RejectsActiveLink);
        set => Do(() => _account.RejectsActiveLink = value);
    }

    /// <summary>
    /// Gets or sets whether an order is rejected if it has a field of another order type. Initially <see
    /// cref="SandboxOptions.RefusesExtraFields"/>.
    /// </summary>
    public bool RefusesExtraFields
    {
        get => Do(() => _account.RefusesExtraFields);
        set => Do(() => _account.RefusesExtraFields = value);
    }

    /// <summary>Adds money to the balance.</summary>
    /// <param name="amount">The amount in the account's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public void AddFunds(decimal amount)
    {
        if (amount < 0)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "The amount must not be negative.");
        Do(() => _account.Balance += amount);
    }

    /// <summary>Pauses a subscription: its posts are not served until it is resumed.</summary>
    /// <param name="orderId">The subscription's id.</param>
    /// <exception cref="InvalidOperationException">The subscription does not exist or is not Active.</exception>
    public void Pause(long orderId) => Do(() =>
    {
        var subscription = Subscription(orderId);
        var paused = false;
        _account.Orders.Parents.Change(subscription, () => paused = subscription.Pause());
        return paused ? orderId : throw Refusal(orderId, "is not active");
    });

    /// <summary>Resumes a paused subscription. An order that became due during the pause is placed at once.</summary>
    /// <param name="orderId">The subscription's id.</param>
    /// <exception cref="InvalidOperationException">The subscription does not exist or is not Paused.</exception>
    public void Resume(long orderId) => Do(() =>
    {
        var subscription = Subscription(orderId);
        var resumed = false;
        _account.Orders.Parents.Change(subscription, () => resumed = subscription.Resume(_account.Now));
        return resumed ? orderId : throw Refusal(orderId, "is not paused");
    });

    /// <summary>Cancels an unfinished order at once, even if its service does not let customers do so.</summary>
    /// <param name="orderId">The order's id.</param>
    /// <exception cref="InvalidOperationException">The order does not exist or is finished.</exception>
    public void Cancel(long orderId) => Do(() =>
    {
        if (_account.Orders.Find(orderId) is not { } order || order.At(_account.Now).IsFinal)
            throw Refusal(orderId, "is not active");
        _account.Orders.Stop(order, _account.Now);
        return orderId;
    });

    private static InvalidOperationException Refusal(long orderId, string reason) =>
        new(string.Format(CultureInfo.InvariantCulture, "The order {0} {1}.", orderId, reason));

    private SubscriptionOrder Subscription(long orderId) =>
        _account.Orders.Find(orderId) as SubscriptionOrder ?? throw Refusal(orderId, "is not a subscription");

    private T Do<T>(Func<T> act)
    {
        lock (_gate)
        {
            _account.MoveOn();
            return act();
        }
    }
}
