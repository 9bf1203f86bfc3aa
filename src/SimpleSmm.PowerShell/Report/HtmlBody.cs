using System.Collections.Generic;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SimpleSmm.Report;

/// <summary>Writes the body of the page. This class is the one place in which texts become HTML, so each of them is encoded.</summary>
internal sealed class HtmlBody
{
    private readonly StringBuilder _html = new();

    /// <summary>Gets the charts that were added, for the script of the page.</summary>
    public List<ReportChart> Charts { get; } = [];

    /// <summary>Returns a text as HTML. Its direction does not reach what is beside it, and hidden characters are visible.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(VisibleMarks.In(text));

    public override string ToString() => _html.ToString();

    public void Header(string title, string period, string sessions, IEnumerable<(string Id, string Name)> sections)
    {
        Line($"<a class=\"skip\" href=\"#totals\">Go to the figures</a>\n<header>\n<h1><bdi>{Encode(title)}</bdi></h1>");
        Line($"<p class=\"quiet\">{Encode(period)}<br><bdi>{Encode(sessions)}</bdi></p>\n<nav aria-label=\"Contents\"><ul>");
        foreach (var (id, name) in sections) Line($"<li><a href=\"#{id}\">{Encode(name)}</a></li>");
        Line("</ul></nav>\n<noscript><p>The charts need JavaScript. Every number is in the tables.</p></noscript>\n</header>\n<main>");
    }

    public void Footer(string text) => Line($"</main>\n<footer><p>{Encode(text)}</p></footer>");

    public void StartSection(string id, string title, string about) =>
        Line(
            $"<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{Encode(title)}</h2>\n"
                + $"<p class=\"quiet\">{Encode(about)}</p>");

    public void EndSection() => Line("</section>");

    public void Heading(string text) => Line($"<h3><bdi>{Encode(text)}</bdi></h3>");

    public void Paragraph(string text) => Line($"<p>{Encode(text)}</p>");

    /// <summary>Writes the most important figures.</summary>
    /// <param name="id">The id of the list.</param>
    /// <param name="cards">The figures, each with its name and whether it needs attention.</param>
    public void Cards(string id, IEnumerable<(string Name, ReportCell Cell, bool IsAlert)> cards)
    {
        Line($"<dl class=\"cards\" id=\"{id}\">");
        foreach (var (name, cell, isAlert) in cards)
            Line($"<div{(isAlert ? " class=\"alert\"" : "")}><dt>{Encode(name)}</dt><dd{Value(cell)}>{Encode(cell.Text)}</dd></div>");
        Line("</dl>");
    }

    /// <summary>Writes a chart with the table behind it.</summary>
    public void Figure(ReportChart chart, ReportTable table)
    {
        Charts.Add(chart);
        var caption = Encode(chart.Caption);
        Line($"<figure>\n<figcaption><bdi>{caption}</bdi></figcaption>");
        var label = $"aria-label=\"{caption}. The table below has its numbers.\"";
        Line($"<div class=\"plot\"><canvas id=\"{chart.Id}\" role=\"img\" {label}></canvas></div>");
        Line("<details>\n<summary>Table</summary>");
        Table(table);
        Line("</details>\n</figure>");
    }

    public void Table(ReportTable table)
    {
        var caption = Encode(table.Caption);
        Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">");
        Line($"<table id=\"{table.Id}\">\n<caption><bdi>{caption}</bdi></caption>");
        _html.Append("<thead><tr>");
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var isNumber = table.Rows.Count > 0 && table.Rows[0][at].Kind == ReportCellKind.Number;
            var name = table.Columns[at];
            var title = ReportTable.TitleOf(name);
            _html.Append(isNumber ? "<th scope=\"col\" class=\"number\"" : "<th scope=\"col\"");
            if (title != name) _html.Append(" data-column=\"").Append(Encode(name)).Append('"');
            _html.Append("><bdi>").Append(Encode(title)).Append("</bdi></th>");
        }

        Line("</tr></thead>\n<tbody>");
        foreach (var row in table.Rows) Row(row);
        Line("</tbody>\n</table>\n</div>");
    }

    private void Row(IReadOnlyList<ReportCell> row)
    {
        _html.Append("<tr>");
        foreach (var cell in row)
        {
            _html.Append(cell.Kind switch
            {
                ReportCellKind.Number => $"<td class=\"number\"{Value(cell)}>{Encode(cell.Text)}</td>",
                ReportCellKind.Moment => $"<td class=\"moment\">{Encode(cell.Text)}</td>",
                ReportCellKind.Code => $"<td>{Commands(cell.Text)}</td>",
                _ => $"<td class=\"text\"><bdi>{Encode(cell.Text)}</bdi></td>",
            });
        }

        Line("</tr>");
    }

    private static string Commands(string text)
    {
        var html = "";
        foreach (var command in text.Split('\n')) html += $"<code dir=\"ltr\">{Unbroken(Encode(command))}</code>";
        return html;
    }

    // A line does not end within the name of a parameter.
    private static string Unbroken(string command) => Regex.Replace(command, "(?<= )-[A-Za-z]+", "<span class=\"name\">$0</span>");

    private static string Value(ReportCell cell) => cell.Value is { } value ? $" data-value=\"{value}\"" : "";

    private void Line(string html) => _html.Append(html).Append('\n');
}
