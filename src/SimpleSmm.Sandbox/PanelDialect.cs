namespace SimpleSmm.Sandbox;

/// <summary>The two families of panel software that answer on the documented paths.</summary>
public enum PanelDialect
{
    /// <summary>The documented API to the letter: JSON content type, objects for errors, refill and cancel.</summary>
    Perfect,

    /// <summary>The SmartPanel family: every value text, bare-string errors in a batch, no refill, no cancel, HTML content type.</summary>
    Smart,
}
