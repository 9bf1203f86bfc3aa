namespace SimpleSmm.Report;

/// <summary>Specifies how a cell of a table looks.</summary>
internal enum ReportCellKind
{
    /// <summary>A text, which may be of any direction.</summary>
    Text,

    /// <summary>A time or a period, which stays on one line.</summary>
    Moment,

    /// <summary>A number, which stands on the right.</summary>
    Number,

    /// <summary>Commands to copy, one per line.</summary>
    Code,
}
