using KeToanChung.Web.Forms;
using KeToanChung.Web.Security;

using MediatR;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace KeToanChung.Web.Pages;

/// <summary>Đăng nhập trên trang: the same desk as the API's, a cookie instead of a token.</summary>
[AllowAnonymous]
[EnableRateLimiting(RequestLimits.SignIn)]
internal sealed class SignInModel(SignInDesk desk, IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A form that was sent after the sign-in had ended, sealed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>Once it is known who it is: that form, to go on with.</summary>
    public KeptForm? Resume { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Action => Url.IsLocalUrl(ReturnUrl) ? QueryHelpers.AddQueryString(SecurityServices.SignInPage, "ReturnUrl", ReturnUrl!) : SecurityServices.SignInPage;

    public void OnGet() => Kept = KeptForm.SealedOf(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await desk.SignIn(UserName ?? "", Password ?? "", Code, cancel);
        if (outcome.Value is not { } signedIn)
        {
            Show(outcome.Refusals);
            return Page();
        }

        var ticket = Tickets.Of(signedIn.User, signedIn.At, signedIn.MustEnrol, IdentityConstants.ApplicationScheme);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, ticket);
        if (KeptForm.Open(Kept, HttpContext) is { } kept && !signedIn.MustEnrol)
        {
            HttpContext.User = ticket; // the form that goes on belongs to whoever signed in just now
            Resume = kept;
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }
}
