using System.Globalization;

using KeToanChung.Web.Pages;
using KeToanChung.Web.Words;

using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KeToanChung.Web.Design;

/// <summary>What is typed into a field.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Whole đồng, read by <c>AmountText</c>.</summary>
    Money,

    /// <summary>A day, read by <c>DayText</c>.</summary>
    Day,

    /// <summary>Several lines of text.</summary>
    Area,
}

/// <summary>
/// <c>&lt;field for="Form.Date" label="…" kind="Day"&gt;</c>: label, input, hint and what is wrong with it, tied together for screen readers. The first wrong
/// one has the focus. With content (a select, radio buttons) that is the control, and it brings its own <c>id</c> and <c>name</c>. A <c>class</c> goes to the whole, other attributes to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper(Labels labels) : TagHelper
{
    public const string FocusGiven = "FocusGiven";

    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public FieldKind Kind { get; set; }

    /// <summary>Says so behind the label; what is required is decided behind the door.</summary>
    public bool Optional { get; set; }

    /// <summary>The label is only for screen readers: in a grid the column's head is seen.</summary>
    public bool Bare { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        ViewContext.ViewData.ModelState.TryGetValue(name, out var state);
        var errors = state?.Errors ?? [];

        var cssClass = output.Attributes["class"]?.Value;
        var passedOn = output.Attributes.Where(a => a.Name is not "class").ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field field-{Kind.ToString().ToLowerInvariant()}{(errors.Count > 0 ? " bad" : "")}{(cssClass is null ? "" : $" {cssClass}")}");

        output.Content.AppendHtml(LabelOf(id));
        if (content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(InputOf(id, name, state, errors.Count > 0, passedOn));
        else
            output.Content.AppendHtml(content);
        if (Hint is not null && !Bare)
            output.Content.AppendHtml(Said("p", "hint", $"{id}-hint", Hint)); // below, so that controls beside each other stand on one line
        foreach (var sentence in errors.Select(e => e.ErrorMessage).Distinct())
            output.Content.AppendHtml(Said("p", "error", $"{id}-error", sentence));
    }

    private TagBuilder LabelOf(string id)
    {
        var label = new TagBuilder("label");
        label.Attributes.Add("for", id);
        if (Bare)
            label.AddCssClass("unseen");
        label.InnerHtml.Append(Label);
        if (Optional)
            label.InnerHtml.AppendHtml(" ").AppendHtml(Said("span", "optional", null, labels["field.optional"]));
        return label;
    }

    private TagBuilder InputOf(string id, string name, ModelStateEntry? state, bool isWrong, List<TagHelperAttribute> passedOn)
    {
        var input = new TagBuilder(Kind is FieldKind.Area ? "textarea" : "input");
        foreach (var attribute in passedOn.Where(a => a.Name is not "autofocus"))
            input.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "");
        input.MergeAttribute("id", id, replaceExisting: true);
        input.MergeAttribute("name", name, replaceExisting: true);
        input.MergeAttribute("autocomplete", "off");
        if (Kind is FieldKind.Money or FieldKind.Day)
        {
            input.MergeAttribute("data-typed", Kind is FieldKind.Money ? "amount" : "day");
            input.MergeAttribute("inputmode", Kind is FieldKind.Money ? "text" : "numeric");
            input.MergeAttribute("placeholder", Kind is FieldKind.Money ? "" : labels["field.dayPattern"]);
        }

        var text = isWrong ? state?.AttemptedValue ?? "" : Written(For.Model);
        if (Kind is FieldKind.Area)
        {
            input.InnerHtml.AppendHtml("\n").Append(text); // a browser takes the first line break away
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.MergeAttribute("type", "text");
            input.MergeAttribute("value", text);
        }

        var describedBy = string.Join(' ', new[] { Hint is null || Bare ? null : $"{id}-hint", isWrong ? $"{id}-error" : null }.OfType<string>());
        if (describedBy.Length > 0)
            input.MergeAttribute("aria-describedby", describedBy);
        if (isWrong)
            input.MergeAttribute("aria-invalid", "true");
        if (TakesFocus(isWrong, passedOn.Exists(a => a.Name is "autofocus")))
            input.MergeAttribute("autofocus", "");
        return input;
    }

    // The first wrong field; where nothing is wrong, the one that the page asks for.
    private bool TakesFocus(bool isWrong, bool isAsked)
    {
        var takes = !ViewContext.ViewData.ContainsKey(FocusGiven) && (isWrong || (isAsked && ViewContext.ViewData.ModelState.ErrorCount == 0));
        if (takes)
            ViewContext.ViewData[FocusGiven] = true;
        return takes;
    }

    private static string Written(object? value) => value switch
    {
        null or 0L => "",
        long dong => Figures.Typed(dong),
        DateOnly day when day == default => "",
        DateOnly day => Figures.Day(day),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static TagBuilder Said(string element, string cssClass, string? id, string text)
    {
        var said = new TagBuilder(element);
        said.AddCssClass(cssClass);
        if (id is not null)
            said.Attributes.Add("id", id);
        said.InnerHtml.Append(text);
        return said;
    }
}
