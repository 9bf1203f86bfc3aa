namespace SimpleSmm.Sandbox.Wire;

/// <summary>Represents one value of the <c>action</c> field.</summary>
internal interface IPanelAction
{
    /// <summary>Returns the body of the answer.</summary>
    string Answer(Form form);
}
