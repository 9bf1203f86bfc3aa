using System;
using System.Collections.Generic;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// Decides which request meets which fault. Every request is compared with all rules in the order in which they were added. The first rule
/// that matches and is not used up applies; the random faults come last.
/// </summary>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly List<FaultRule> _rules = [];
    private RandomFaults? _random;

    /// <summary>
    /// Gets the number of rules that are not used up. It is 0 when every planned fault has happened; random faults do not count.
    /// </summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _rules.FindAll(rule => !rule.IsUsedUp).Count;
        }
    }

    /// <summary>Adds a fault for the next requests, whatever their action.</summary>
    public FaultPlan Next(Fault fault, int times = 1) => Add(new FaultRule(fault) { Times = times });

    /// <summary>Adds a fault for the next requests with this action.</summary>
    public FaultPlan OnAction(string action, Fault fault, int times = 1) => Add(new FaultRule(fault) { Action = action, Times = times });

    /// <summary>Adds a fault for the nth request from now, counted from 1; with an action, the nth request with that action.</summary>
    public FaultPlan OnRequest(int nth, Fault fault, string? action = null) => Add(new FaultRule(fault) { Action = action, Nth = nth });

    /// <summary>Adds a fault for every request from now on; with an action, every request with that action.</summary>
    public FaultPlan Always(Fault fault, string? action = null) => Add(new FaultRule(fault) { Action = action, Times = null });

    public FaultPlan Add(FaultRule rule)
    {
        lock (_gate)
            _rules.Add(rule);
        return this;
    }

    /// <summary>Adds faults that each request may meet with this probability; the seed determines the sequence by arrival.</summary>
    public FaultPlan Random(int seed, double probability, params Fault[] faults)
    {
        lock (_gate)
            _random = new RandomFaults(seed, probability, faults);
        return this;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _random = null;
        }
    }

    internal Fault? Take(string? action)
    {
        lock (_gate)
        {
            Fault? found = null;
            foreach (var rule in _rules)
            {
                // Every rule counts the request, even if an earlier rule applies to it.
                if (rule.Matches(action) && found is null)
                    found = rule.Use();
            }

            return found ?? _random?.Draw();
        }
    }
}
