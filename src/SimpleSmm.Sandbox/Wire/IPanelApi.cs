namespace SimpleSmm.Sandbox.Wire;

/// <summary>Represents a dialect: the account as one family of panels shows it.</summary>
internal interface IPanelApi
{
    SandboxAnswer Answer(Form form);
}
