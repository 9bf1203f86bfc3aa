namespace SimpleSmm.Sandbox.Wire;

/// <summary>One value of the <c>action</c> field.</summary>
internal interface IPanelAction
{
    /// <summary>The body of the answer.</summary>
    string Answer(Form form);
}
