using System.Globalization;

using KeToanChung.App.Agencies;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Web.Api;
using KeToanChung.Web.Design;
using KeToanChung.Web.Forms;
using KeToanChung.Web.Words;

using MediatR;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KeToanChung.Web.Pages;

/// <summary>
/// What pages have in common: they send requests, and say refusals as sentences at the fields they belong to, with the status that the API would give.
/// </summary>
public abstract class AppPage(IMediator mediator) : PageModel
{
    /// <summary>What stands before a field's name in this page's form: an input is named <c>Form.Lines[2].Account</c>, a refusal's field <c>lines[2].account</c>.</summary>
    private const string FormPrefix = "Form.";

    protected IMediator Mediator => mediator;

    protected CallContext Call => HttpContext.RequestServices.GetRequiredService<CallContext>();

    protected Labels Labels => HttpContext.RequestServices.GetRequiredService<Labels>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType)
        {
            await next();
            return;
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Call.IdempotencyKey = form[FormMarks.Key] is [{ Length: > 0 and <= 128 } key] ? key : null;
        if (form.ContainsKey(KeptForm.Resumed))
        {
            ViewData["Note"] = Labels[form.ContainsKey(FormMarks.Key) ? "form.keptResumed" : "form.resumed"];
            context.Result = await Again(context.HttpContext.RequestAborted);
        }
        else if (form[FormMarks.Agency] is [{ Length: > 0 } openedFor] && RouteData.Values["agency"] is string agency && agency != openedFor)
        {
            Show([new Refusal(Codes.AgencyMismatch, null).With("openedFor", openedFor).With("agency", agency)]);
            context.Result = await Again(context.HttpContext.RequestAborted);
        }
        else
        {
            await next();
        }
    }

    /// <summary>Reads what the page shows around its form, when the form is shown again with what was typed.</summary>
    protected virtual Task Prepare(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The form again, with everything that was typed, and what is wrong with it.</summary>
    protected async Task<IActionResult> Again(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Somebody else's change stands in the form now, and is told beside it: that it was refused for that needs no telling.</summary>
    protected void ShowMerged()
    {
        ModelState.Remove($"{FormPrefix}id");
        ModelState.Remove($"{FormPrefix}draft");
        ShowForm();
    }

    /// <summary>What stands in the form now is shown, not what was sent; but for fields with something wrong.</summary>
    protected void ShowForm()
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(FormPrefix, StringComparison.Ordinal) && ModelState[k]!.Errors.Count == 0).ToList())
            ModelState.Remove(key);
    }

    /// <summary>The value, or null after the refusals were put on the page.</summary>
    protected async Task<T?> Ask<T>(IRequest<Outcome<T>> request, CancellationToken cancel)
        where T : class
    {
        var outcome = await mediator.Send(request, cancel);
        if (outcome.IsRefused)
            Show(outcome.Refusals);
        return outcome.Value;
    }

    /// <summary>Whether the form that comes back asks if it is meant for this agency's books.</summary>
    public bool AsksWhoseItIs { get; private set; }

    /// <summary>That it is, though it looks like another agency's.</summary>
    [BindProperty]
    public bool IsSure { get; set; }

    /// <summary>Puts refusals at their fields; what belongs to no field stands above the form.</summary>
    protected void Show(IReadOnlyList<Refusal> refusals)
    {
        var words = Sentences.In(CultureInfo.CurrentUICulture);
        AsksWhoseItIs = refusals.All(r => r.Code is Codes.AgencyMismatch);
        if (AsksWhoseItIs)
            ViewData[FieldTagHelper.FocusGiven] = true; // the question is next, not the field
        foreach (var refusal in refusals)
            ModelState.AddModelError(refusal.Field is null ? "" : FormPrefix + refusal.Field, words.Of(refusal));
        Response.StatusCode = Statuses.Of(refusals[0].Code);
    }

    /// <summary>Said once, on the page that comes next.</summary>
    /// <param name="link">Where what was made can be seen.</param>
    protected void Tell(string sentence, string? link = null)
    {
        TempData["Done"] = sentence;
        TempData["DoneLink"] = link;
    }

    protected ValueTask<Reader> Reader(CancellationToken cancel) => HttpContext.RequestServices.GetRequiredService<PageFrame>().Of(cancel);

    /// <summary>The agencies that the reader may see; a commune has some sixty at most.</summary>
    protected async Task<IReadOnlyList<AgencyView>> MyAgencies(CancellationToken cancel) => (await Reader(cancel)).Agencies;

    /// <summary>Puts the agency's band on the page. One that the reader may not see is as if it weren't there.</summary>
    protected async Task<AgencyView?> Enter(string code, CancellationToken cancel)
    {
        var agency = (await MyAgencies(cancel)).FirstOrDefault(a => a.Code == code);
        if (agency is null)
            Show([new Refusal(Codes.NotFound, "agency")]);
        ViewData["Agency"] = agency;
        return agency;
    }
}
