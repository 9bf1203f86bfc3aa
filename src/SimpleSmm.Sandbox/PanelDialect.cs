namespace SimpleSmm.Sandbox;

/// <summary>Specifies one of the two families of panel software that answer on the documented paths.</summary>
public enum PanelDialect
{
    /// <summary>The documented API, exactly: JSON content type, objects for errors, refill and cancel.</summary>
    Perfect,

    /// <summary>
    /// The SmartPanel family: all values are text, errors in a batch are bare strings, refill and cancel are missing, the content type is
    /// HTML.
    /// </summary>
    Smart,
}
