using System.Globalization;

using KeToanChung.Web.Pages;

using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Design;

/// <summary>
/// <c>&lt;bar whole="@given" done="@spent" held="@reserved" label="…"&gt;</c>: how much of something is used, and how much is held back. Read out as its label
/// and the share; drawn without a style attribute, which the page's policy forbids.
/// </summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarTagHelper : TagHelper
{
    private const int Width = 100;

    public long Whole { get; set; }

    public long Done { get; set; }

    public long Held { get; set; }

    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (done, held) = (Share(Done), Share(Done + Held));
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Done + Held > Whole ? "bar over" : "bar");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} 8");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"{Label}: {Figures.Percent(Done, Whole)}");
        output.Content.SetHtmlContent(string.Create(CultureInfo.InvariantCulture,
            $"<rect class=\"bar-whole\" width=\"{Width}\" height=\"8\"/><rect class=\"bar-held\" width=\"{held:0.##}\" height=\"8\"/><rect class=\"bar-done\" width=\"{done:0.##}\" height=\"8\"/>"));
    }

    private decimal Share(long part) => Whole <= 0 ? (part > 0 ? Width : 0) : Math.Clamp((decimal)part / Whole * Width, 0, Width);
}
