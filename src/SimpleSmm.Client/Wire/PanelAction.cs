using System;

namespace SimpleSmm.Wire;

/// <summary>One action of the API: its name on the wire, and whether carrying it out twice would cost or change something.</summary>
internal sealed record PanelAction(string Name, bool Writes)
{
    public static readonly PanelAction Services = new("services", Writes: false);
    public static readonly PanelAction Add = new("add", Writes: true);
    public static readonly PanelAction Status = new("status", Writes: false);
    public static readonly PanelAction Refill = new("refill", Writes: true);
    public static readonly PanelAction RefillStatus = new("refill_status", Writes: false);
    public static readonly PanelAction Cancel = new("cancel", Writes: true);
    public static readonly PanelAction Balance = new("balance", Writes: false);

    private static readonly PanelAction[] Writers = [Add, Refill, Cancel];

    /// <summary>Whether a mere text may be what was asked for. The documented actions answer so only with an error.</summary>
    public bool MayAnswerText { get; init; }

    /// <summary>An action of a panel's own, or a documented one with fields of one's own.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="idempotent">Whether carrying it out twice costs and changes nothing.</param>
    /// <exception cref="PanelException">It has no name, or the documented action of this name does spend (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static PanelAction Of(string name, bool idempotent)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new PanelException(PanelErrorCode.InvalidField, "The action must have a name.");
        foreach (var writer in Writers)
        {
            if (idempotent && string.Equals(name.Trim(), writer.Name, StringComparison.OrdinalIgnoreCase))
                throw new PanelException(PanelErrorCode.InvalidField, $"The action '{name}' cannot be idempotent: sent twice, it would be carried out twice.");
        }

        return new PanelAction(name, !idempotent) { MayAnswerText = true };
    }
}
