using System.Globalization;
using System.Text;

using Microsoft.AspNetCore.Razor.TagHelpers;

using QRCoder;

namespace KeToanChung.Web.Design;

/// <summary><c>&lt;qr text="…" label="…"&gt;</c>: a QR code as a drawing, black on white in both themes so that every phone reads it.</summary>
[HtmlTargetElement("qr", Attributes = "text,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrTagHelper : TagHelper
{
    public required string Text { get; set; }

    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix; // with the white edge that readers need
        var dark = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Length; x++)
            {
                if (modules[y][x])
                    dark.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", $"0 0 {modules.Count} {modules.Count}");
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent($"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{dark}\" fill=\"#000\"/>");
    }
}
