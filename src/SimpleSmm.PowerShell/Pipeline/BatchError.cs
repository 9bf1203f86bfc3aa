namespace SimpleSmm.Pipeline;

/// <summary>Represents the error of one id at one session's panel.</summary>
internal readonly record struct BatchError(PanelSession Session, long Id, PanelException Error);
