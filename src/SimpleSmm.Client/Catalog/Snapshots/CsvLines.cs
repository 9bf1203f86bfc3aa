using System;
using System.Collections.Generic;
using System.Text;

namespace SimpleSmm.Catalog.Snapshots;

/// <summary>Takes a CSV text apart, record by record. A value in quotes may hold the delimiter, line breaks, and quotes written twice.</summary>
internal sealed class CsvLines(string text, char delimiter)
{
    private int _at;
    private int _line = 1;

    /// <summary>The line on which the record last given begins.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The values of the next record; null at the end.</summary>
    /// <exception cref="SnapshotException">A quote is never closed.</exception>
    public List<string>? Next()
    {
        if (_at >= text.Length) return null;
        LineNumber = _line;
        var cells = new List<string>();
        var cell = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == '"' && cell.Length == 0)
            {
                ReadQuoted(cell);
            }
            else if (c == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\r' or '\n')
            {
                if (c == '\r' && _at < text.Length && text[_at] == '\n') _at++;
                _line++;
                break;
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private void ReadQuoted(StringBuilder cell)
    {
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == '"')
            {
                if (_at >= text.Length || text[_at] != '"') return;
                _at++;
            }
            else if (c == '\n' || (c == '\r' && !(_at < text.Length && text[_at] == '\n')))
            {
                _line++;
            }

            cell.Append(c);
        }

        throw new SnapshotException(FormattableString.Invariant($"A quote in the record that begins on line {LineNumber} is never closed."));
    }
}
