using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KeToanChung.Reports.Rendering;

/// <summary>Sets a paper as one HTML file that prints like the form: nothing else is needed to read it, and it runs nothing.</summary>
public static class PaperHtml
{
    public const string ContentType = "text/html; charset=utf-8";

    private const int FlushAt = 64 * 1_024;

    private const string Style =
        """
        @page{size:A4;margin:12mm}@page wide{size:A4 landscape}
        *{box-sizing:border-box}
        body{font:14px/1.35 Tinos,"Times New Roman",serif;color:#000;background:#fff;max-width:1120px;margin:24px auto;padding:0 24px}
        .wide{page:wide}
        .heads{display:flex;justify-content:space-between;gap:24px}.heads>div{flex:1;text-align:center}
        .heads b{display:block}.motto{text-decoration:underline;text-underline-offset:4px}
        .form{text-align:right;font-size:12px}
        h1{font-size:20px;text-align:center;text-transform:uppercase;margin:18px 0 2px}
        .period{text-align:center;font-style:italic;margin:0 0 10px}.unit{text-align:right;font-style:italic;margin:6px 0 2px}
        dl{margin:6px 0;display:grid;grid-template-columns:max-content 1fr;gap:2px 10px}dt::after{content:":"}dd{margin:0;font-weight:700;overflow-wrap:anywhere}
        h2{font-size:15px;margin:16px 0 4px}
        table{border-collapse:collapse;width:100%;font-size:12.5px;font-variant-numeric:tabular-nums}
        thead{display:table-header-group}tr{break-inside:avoid}
        th,td{border:1px solid #777;padding:2px 5px;vertical-align:top}th{background:#e3e3e3}
        .figure{text-align:right;white-space:nowrap}.day{text-align:center;white-space:nowrap}.code{white-space:nowrap}td.text{overflow-wrap:anywhere}
        .sum{font-weight:700;background:#f2f2f2}.l2 .text{padding-left:14px}.l3 .text{padding-left:26px}.l4 .text{padding-left:38px}
        .signs{display:flex;margin-top:18px;text-align:center;break-inside:avoid}.signs>div{flex:1;padding:0 6px}.signs .space{height:72px}
        .place{text-align:right;font-style:italic;margin-top:18px}.foot{margin-top:24px;font-size:11px;color:#555}
        """;

    /// <summary>The source that a content security policy allows for the one style sheet in it.</summary>
    public static string StyleSource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task Write(Paper paper, Stream to, CancellationToken cancel)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(false), bufferSize: FlushAt, leaveOpen: true);
        var html = new StringBuilder(FlushAt * 2);
        Head(html, paper);
        foreach (var table in paper.Tables)
        {
            TableHead(html, table);
            await foreach (var row in table.Rows.WithCancellation(cancel))
            {
                Row(html, table, row);
                if (html.Length < FlushAt)
                    continue;
                await text.WriteAsync(html, cancel);
                html.Clear();
            }

            html.Append("</tbody></table>\n");
        }

        Tail(html, paper);
        await text.WriteAsync(html, cancel);
    }

    private static void Head(StringBuilder html, Paper paper)
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>").Append(Text($"{paper.Author} – {paper.Title} – {paper.Subtitle}"))
            .Append("</title><style>").Append(Style).Append("</style></head><body").Append(paper.IsLandscape ? " class=\"wide\"" : "").Append(">\n<div class=\"heads\"><div>");
        foreach (var (i, line) in paper.Owner.Index())
            html.Append(i == 1 ? $"<b>{Text(line)}</b>" : $"<span>{Text(line)}</span><br>");
        html.Append("</div><div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b class=\"motto\">Độc lập - Tự do - Hạnh phúc</b></div></div>\n");
        if (paper.Form is { } form)
            html.Append("<div class=\"form\">").Append(Text(form)).Append("</div>\n");
        html.Append("<h1>").Append(Text(paper.Title)).Append("</h1><p class=\"period\">").Append(Text(paper.Subtitle)).Append("</p>\n");
        Fields(html, paper.Fields);
    }

    private static void Fields(StringBuilder html, IReadOnlyList<PaperField> fields)
    {
        if (fields.Count == 0)
            return;
        html.Append("<dl>");
        foreach (var field in fields)
            html.Append("<dt>").Append(Text(field.Label)).Append("</dt><dd>").Append(Text(field.Value)).Append("</dd>");
        html.Append("</dl>\n");
    }

    private static void TableHead(StringBuilder html, PaperTable table)
    {
        if (table.Caption is { } caption)
            html.Append("<h2>").Append(Text(caption)).Append("</h2>\n");
        else if (table.Columns.Any(c => c.Type is ColumnType.Money))
            html.Append("<p class=\"unit\">Đơn vị tính: đồng</p>\n");

        var hasGroups = table.Columns.Any(c => c.Group is not null);
        html.Append("<table><thead><tr>");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Group is null)
            {
                html.Append(hasGroups ? "<th scope=\"col\" rowspan=\"2\">" : "<th scope=\"col\">").Append(Text(column.Heading)).Append("</th>");
                continue;
            }

            var first = i;
            while (i + 1 < table.Columns.Count && table.Columns[i + 1].Group == column.Group)
                i++;
            html.Append("<th scope=\"colgroup\" colspan=\"").Append(i - first + 1).Append("\">").Append(Text(column.Group)).Append("</th>");
        }

        html.Append("</tr>");
        if (hasGroups)
        {
            html.Append("<tr>");
            foreach (var column in table.Columns.Where(c => c.Group is not null))
                html.Append("<th scope=\"col\">").Append(Text(column.Heading)).Append("</th>");
            html.Append("</tr>");
        }

        html.Append("</thead><tbody>\n");
    }

    private static void Row(StringBuilder html, PaperTable table, ReportRow row)
    {
        html.Append("<tr class=\"l").Append(row.Level).Append(row.IsSum ? " sum\">" : "\">");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            html.Append("<td class=\"").Append(column.IsFigure ? "figure" : column.Type is ColumnType.Date ? "day" : column.IsCode ? "code" : "text")
                .Append("\">").Append(Text(Written.Cell(column, row.Values[i], row.IsSum))).Append("</td>");
        }

        html.Append("</tr>\n");
    }

    private static void Tail(StringBuilder html, Paper paper)
    {
        Fields(html, paper.Remarks);
        if (paper.Signatures.Count > 0)
        {
            html.Append("<p class=\"place\">").Append(Text(paper.PlaceAndDay)).Append("</p><div class=\"signs\">");
            foreach (var signature in paper.Signatures)
            {
                html.Append("<div><b>").Append(Text(signature.Office)).Append("</b><br><i>(Ký, họ tên)</i><div class=\"space\"></div><b>")
                    .Append(Text(signature.Name ?? "")).Append("</b></div>");
            }

            html.Append("</div>\n");
        }

        html.Append("<p class=\"foot\">").Append(Text(paper.Foot)).Append("</p></body></html>\n");
    }

    private static string Text(string value) => Encoder.Encode(value);
}
