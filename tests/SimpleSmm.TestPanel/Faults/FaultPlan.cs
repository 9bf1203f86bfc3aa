using System;
using System.Collections.Generic;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// Which requests meet which fault. Every request is shown to all rules in the order in which they were added, and the first that
/// fits and is not used up applies; then the random faults have their turn.
/// </summary>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly List<FaultRule> _rules = [];
    private RandomFaults? _random;

    /// <summary>How many rules are not used up: 0 when all that was to happen has happened. Random faults do not count.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _rules.FindAll(rule => !rule.IsUsedUp).Count;
        }
    }

    /// <summary>The next request or requests, whatever they ask for.</summary>
    public FaultPlan Next(Fault fault, int times = 1) => Add(new FaultRule(fault) { Times = times });

    /// <summary>The next request or requests with this action.</summary>
    public FaultPlan OnAction(string action, Fault fault, int times = 1) => Add(new FaultRule(fault) { Action = action, Times = times });

    /// <summary>The nth request from now, counted from 1; with an action the nth of its kind.</summary>
    public FaultPlan OnRequest(int nth, Fault fault, string? action = null) => Add(new FaultRule(fault) { Action = action, Nth = nth });

    /// <summary>Every request from now on; with an action every one of its kind.</summary>
    public FaultPlan Always(Fault fault, string? action = null) => Add(new FaultRule(fault) { Action = action, Times = null });

    public FaultPlan Add(FaultRule rule)
    {
        lock (_gate)
            _rules.Add(rule);
        return this;
    }

    /// <summary>Each request by itself meets one of these with this probability; one seed is one sequence by arrival.</summary>
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
                // Every rule counts the request, also when an earlier one has it.
                if (rule.Matches(action) && found is null)
                    found = rule.Use();
            }

            return found ?? _random?.Draw();
        }
    }
}
