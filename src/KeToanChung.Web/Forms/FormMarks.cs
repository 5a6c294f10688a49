using KeToanChung.App.Agencies;

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Forms;

/// <summary>
/// What every form carries unseen: a key, so that sending it twice does it once, and the agency that it was opened for, so that it never ends up
/// in another's books. A form that must not have them says <c>data-unmarked</c>.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormMarks : TagHelper
{
    public const string Key = "__key";

    public const string Agency = "__agency";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase)
            || output.Attributes.ContainsName("data-unmarked"))
        {
            return;
        }

        if (HttpMethods.IsPost(ViewContext.HttpContext.Request.Method))
            output.Attributes.SetAttribute("data-again", ""); // it was sent, and comes back with what was typed
        output.PostContent.AppendHtml(Hidden(Key, KeyOf(ViewContext.HttpContext.Request)));
        if (ViewContext.ViewData["Agency"] is AgencyView agency)
            output.PostContent.AppendHtml(Hidden(Agency, agency.Code));
    }

    // A draft goes on under the key that it had: it may have been posted already, and only the answer been lost.
    private static string KeyOf(HttpRequest request) =>
        request.HasFormContentType && request.Form.ContainsKey(KeptForm.Resumed) && Guid.TryParseExact(request.Form[Key], "N", out var kept)
            ? kept.ToString("N")
            : Guid.NewGuid().ToString("N");

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes.Add("type", "hidden");
        input.Attributes.Add("name", name);
        input.Attributes.Add("value", value);
        return input;
    }
}
