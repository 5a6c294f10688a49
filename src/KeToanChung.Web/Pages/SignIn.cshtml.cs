using KeToanChung.Web.Security;

using MediatR;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace KeToanChung.Web.Pages;

/// <summary>Đăng nhập trên trang: the same desk as the API's, a cookie instead of a token.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecurityServices.SignInLimit)]
internal sealed class SignInModel(SignInDesk desk, IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(string? returnUrl, CancellationToken cancel)
    {
        var outcome = await desk.SignIn(UserName ?? "", Password ?? "", Code, cancel);
        if (outcome.Value is not { } signedIn)
        {
            Show(outcome.Refusals);
            return Page();
        }

        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, Tickets.Of(signedIn.User, signedIn.At, signedIn.MustEnrol, IdentityConstants.ApplicationScheme));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}
