using System;
using System.Globalization;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox;

/// <content>What the people who run a panel do on its web site; the API has no actions for it.</content>
public sealed partial class SandboxPanel
{
    /// <summary>Refuse an order whose link has an unfinished one already. Starts as <see cref="SandboxOptions.RejectsActiveLink"/>.</summary>
    public bool RejectsActiveLink
    {
        get => Do(() => _account.RejectsActiveLink);
        set => Do(() => _account.RejectsActiveLink = value);
    }

    /// <summary>Refuse an order with a field of other order types. Starts as <see cref="SandboxOptions.RefusesExtraFields"/>.</summary>
    public bool RefusesExtraFields
    {
        get => Do(() => _account.RefusesExtraFields);
        set => Do(() => _account.RefusesExtraFields = value);
    }

    /// <summary>Puts money on the account.</summary>
    /// <param name="amount">How much, in the account's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public void AddFunds(decimal amount)
    {
        if (amount < 0)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "Funds are added, not taken.");
        Do(() => _account.Balance += amount);
    }

    /// <summary>Pauses a subscription: posts get no orders until it is resumed.</summary>
    /// <param name="orderId">The subscription's id.</param>
    /// <exception cref="InvalidOperationException">There is no such subscription, or it is not Active.</exception>
    public void Pause(long orderId) => Do(() =>
    {
        var subscription = Subscription(orderId);
        var paused = false;
        _account.Orders.Parents.Change(subscription, () => paused = subscription.Pause());
        return paused ? orderId : throw Refusal(orderId, "is not active");
    });

    /// <summary>Resumes a paused subscription. An order that came due in the meantime is placed at once.</summary>
    /// <param name="orderId">The subscription's id.</param>
    /// <exception cref="InvalidOperationException">There is no such subscription, or it is not Paused.</exception>
    public void Resume(long orderId) => Do(() =>
    {
        var subscription = Subscription(orderId);
        var resumed = false;
        _account.Orders.Parents.Change(subscription, () => resumed = subscription.Resume(_account.Now));
        return resumed ? orderId : throw Refusal(orderId, "is not paused");
    });

    /// <summary>Cancels an unfinished order at once, whether or not its service lets customers do so.</summary>
    /// <param name="orderId">The order's id.</param>
    /// <exception cref="InvalidOperationException">There is no such order, or it is finished.</exception>
    public void Cancel(long orderId) => Do(() =>
    {
        if (_account.Orders.Find(orderId) is not { } order || order.At(_account.Now).IsFinal)
            throw Refusal(orderId, "is not under way");
        _account.Orders.Stop(order, _account.Now);
        return orderId;
    });

    private static InvalidOperationException Refusal(long orderId, string reason) =>
        new(string.Format(CultureInfo.InvariantCulture, "The order {0} {1}.", orderId, reason));

    private SubscriptionOrder Subscription(long orderId) =>
        _account.Orders.Find(orderId) as SubscriptionOrder ?? throw Refusal(orderId, "is no subscription");

    private T Do<T>(Func<T> act)
    {
        lock (_gate)
        {
            _account.MoveOn();
            return act();
        }
    }
}
