using System;

namespace SimpleSmm.Wire;

/// <summary>Represents an action of the API: its name, and whether running it twice would cost or change something.</summary>
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

    /// <summary>Gets whether the API documents the action's answer. Otherwise a plain text can be a successful answer, too.</summary>
    public bool IsDocumented { get; init; } = true;

    /// <summary>Returns an action of this panel, or a documented one with custom fields.</summary>
    /// <param name="name">The action's name in the API.</param>
    /// <param name="idempotent">Whether the action can run twice without additional cost or change.</param>
    /// <exception cref="PanelException">The name is empty or belongs to a documented action that spends money (InvalidField).</exception>
    public static PanelAction Of(string name, bool idempotent)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new PanelException(PanelErrorCode.InvalidField, "The action must have a name.");
        foreach (var writer in Writers)
        {
            if (idempotent && string.Equals(name.Trim(), writer.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new PanelException(
                    PanelErrorCode.InvalidField,
                    $"The action '{name}' cannot be idempotent, because a repeated request would be carried out twice.");
            }
        }

        return new PanelAction(name, !idempotent) { IsDocumented = false };
    }
}
