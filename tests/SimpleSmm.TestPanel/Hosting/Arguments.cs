using System;
using System.Globalization;
using SimpleSmm.Sandbox;

namespace SimpleSmm.TestPanel.Hosting;

/// <summary>Reads the command line: pairs of a name and a value.</summary>
internal sealed class Arguments
{
    public const string Usage =
        "usage: SimpleSmm.TestPanel [--seed N] [--balance AMOUNT] [--currency CODE] [--key KEY] [--orders N] [--services N]"
        + " [--dialect perfect|smart] [--latency MS] [--speed FACTOR] [--port N] [--bodies on|off] [--parent PID]"
        + " [--active-link accept|reject] [--extra-fields refuse|ignore]";

    public SandboxOptions Options { get; private init; } = new();

    public TimeSpan Latency { get; private init; }

    public int Port { get; private init; }

    public bool RecordBodies { get; private init; } = true;

    /// <summary>Gets the process with which the panel ends; null to end with standard input.</summary>
    public int? Parent { get; private init; }

    /// <exception cref="FormatException">An argument is unknown or invalid; the message is for the user.</exception>
    public static Arguments Parse(string[] args)
    {
        var options = new SandboxOptions();
        int seed = options.Seed, orders = 0, port = 0;
        int? services = null, parent = null;
        var balance = options.Balance;
        double speed = options.Speed, latency = 0;
        string key = options.ApiKey, currency = options.Currency;
        var dialect = options.Dialect;
        bool bodies = true, activeLink = options.RejectsActiveLink;
        var extraFields = options.RefusesExtraFields;

        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i];
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{name} needs a value. {Usage}");
            switch (name)
            {
                case "--seed": seed = Number<int>(name, value, int.MinValue, int.MaxValue); break;
                case "--balance": balance = Number<decimal>(name, value, 0, decimal.MaxValue); break;
                case "--currency": currency = value; break;
                case "--key": key = value; break;
                case "--orders": orders = Number<int>(name, value, 0, int.MaxValue - 1); break;
                case "--services": services = Number<int>(name, value, 1, 1_000_000); break;
                case "--dialect": dialect = Choice(name, value, ("perfect", PanelDialect.Perfect), ("smart", PanelDialect.Smart)); break;
                case "--latency": latency = Number<double>(name, value, 0, 3_600_000); break;
                case "--speed": speed = Number<double>(name, value, 0, 1e9); break;
                case "--port": port = Number<int>(name, value, 0, 65535); break;
                case "--bodies": bodies = Choice(name, value, ("on", true), ("off", false)); break;
                case "--active-link": activeLink = Choice(name, value, ("reject", true), ("accept", false)); break;
                case "--extra-fields": extraFields = Choice(name, value, ("refuse", true), ("ignore", false)); break;
                case "--parent": parent = Number<int>(name, value, 1, int.MaxValue); break;
                default: throw new FormatException($"{name} is not a known argument. {Usage}");
            }
        }

        if (key.Length == 0)
            throw new FormatException("--key must not be empty.");
        return new Arguments
        {
            Options = new SandboxOptions
            {
                Seed = seed,
                Balance = balance,
                Currency = currency,
                ApiKey = key,
                Dialect = dialect,
                Speed = speed,
                ExistingOrders = orders,
                ServiceCount = services,
                RejectsActiveLink = activeLink,
                RefusesExtraFields = extraFields,
            },
            Latency = TimeSpan.FromMilliseconds(latency),
            Port = port,
            RecordBodies = bodies,
            Parent = parent,
        };
    }

    private static T Number<T>(string name, string value, T low, T high)
        where T : struct, IComparable<T>, IParsable<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out var number) && number.CompareTo(low) >= 0 && number.CompareTo(high) <= 0
            ? number
            : throw new FormatException($"{name} needs a number from {low} to {high}, not '{value}'.");

    private static T Choice<T>(string name, string value, (string Name, T Value) first, (string Name, T Value) second) =>
        value == first.Name ? first.Value
        : value == second.Name ? second.Value
        : throw new FormatException($"{name} must be {first.Name} or {second.Name}, not '{value}'.");
}
