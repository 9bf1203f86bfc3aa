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
}
