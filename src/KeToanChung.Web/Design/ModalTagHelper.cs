using KeToanChung.Web.Words;

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Design;

/// <summary>
/// <c>&lt;modal id="reverse" heading="…"&gt;</c>: a dialog. What opens it is a link to a page that can do the same, with <c>data-opens="reverse"</c>: so it works
/// without script. Escape and the browser's own focus rules close and keep it.
/// </summary>
[HtmlTargetElement("modal", Attributes = "id,heading")]
public sealed class ModalTagHelper(Labels labels) : TagHelper
{
    public required string Id { get; set; }

    public required string Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "dialog";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("class", "modal");
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-heading");

        var close = new TagBuilder("button");
        close.Attributes.Add("type", "button");
        close.Attributes.Add("class", "quiet close");
        close.Attributes.Add("data-closes", "");
        close.InnerHtml.Append(labels["dialog.close"]);
        var heading = new TagBuilder("h2");
        heading.Attributes.Add("id", $"{Id}-heading");
        heading.InnerHtml.Append(Heading);

        output.Content.AppendHtml("<div class=\"modal-head\">").AppendHtml(heading).AppendHtml(close).AppendHtml("</div>").AppendHtml(content);
    }
}
