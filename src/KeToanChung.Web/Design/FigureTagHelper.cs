using System.Globalization;

using KeToanChung.Web.Pages;

using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Design;

/// <summary>
/// <c>&lt;td money="@row.Debit"&gt;</c>: a cell with an amount, written as the office writes it, whose raw figure goes along when the table is copied.
/// With an <c>href</c> it leads to what it is made of.
/// </summary>
[HtmlTargetElement("td", Attributes = "money")]
[HtmlTargetElement("th", Attributes = "money")]
public sealed class FigureTagHelper : TagHelper
{
    /// <summary>Whole đồng.</summary>
    public long Money { get; set; }

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClass("number", System.Text.Encodings.Web.HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-figure", Money.ToString(CultureInfo.InvariantCulture));
        var written = Figures.Money(Money);
        if (Href is null || Money == 0)
        {
            output.Content.Append(written);
            return;
        }

        var link = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("a");
        link.Attributes.Add("href", Href);
        link.InnerHtml.Append(written);
        output.Content.AppendHtml(link);
    }
}
