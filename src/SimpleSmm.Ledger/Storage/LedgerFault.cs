using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Creates errors that explain why a ledger cannot be used. The codes are SQLite's primary result codes (sqlite.org/rescode.html).
/// </summary>
internal static class LedgerFault
{
    public static PanelException Of(string path, string problem, Exception? inner = null) =>
        new(PanelErrorCode.LedgerUnavailable, $"The order ledger '{path}' {problem}", inner);

    public static PanelException Of(string path, SqliteException e) => Of(path, Problem(e), e);

    private static string Problem(SqliteException e) => e.SqliteErrorCode switch
    {
        3 or 14 or 23 => "cannot be opened: check that the folder exists and that you have permission.",
        5 or 6 => "is locked by another program, which did not release it in time: try again.",
        8 => "is read-only: make it writable, or use another file.",
        10 => $"cannot be read or written: {e.Message}",
        11 => "is corrupt. It was not changed: restore a copy, or use another file.",
        13 => "cannot be written: the disk is full.",
        26 => "is not an order ledger but another kind of file. It was not changed: use another file.",
        _ => $"failed: {e.Message}",
    };
}
