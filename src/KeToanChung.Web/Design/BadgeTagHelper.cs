using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Design;

/// <summary>What a state means to the one who reads it.</summary>
public enum Tone
{
    Plain,
    Waiting,
    Good,
    Bad,
}

/// <summary><c>&lt;badge tone="Waiting"&gt;chờ duyệt&lt;/badge&gt;</c>: a state, in words, with a sign beside it: never by colour alone.</summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {Tone.ToString().ToLowerInvariant()}");
        output.PreContent.AppendHtml(Tone switch
        {
            Tone.Plain => "",
            Tone.Waiting => "<span aria-hidden=\"true\">◔</span> ",
            Tone.Good => "<span aria-hidden=\"true\">✓</span> ",
            Tone.Bad => "<span aria-hidden=\"true\">✕</span> ",
        });
    }
}
