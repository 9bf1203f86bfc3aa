using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Says in plain words why a ledger cannot be used. The codes are SQLite's primary result codes (sqlite.org/rescode.html).</summary>
internal static class LedgerFault
{
    public static PanelException Of(string path, string problem, Exception? inner = null) =>
        new(PanelErrorCode.LedgerUnavailable, $"The order ledger '{path}' {problem}", inner);

    public static PanelException Of(string path, SqliteException e) => Of(path, Problem(e), e);

    private static string Problem(SqliteException e) => e.SqliteErrorCode switch
    {
        3 or 14 or 23 => "cannot be opened: no permission, or no folder of that name.",
        5 or 6 => "is locked by another program, which did not let go of it in time.",
        8 => "is read-only.",
        10 => $"cannot be read or written: {e.Message}",
        11 => "is corrupt. It was left as it is; restore a copy, or name another file.",
        13 => "cannot grow: the disk is full.",
        26 => "is no ledger: the file is something else. It was left as it is.",
        _ => $"failed: {e.Message}",
    };
}
