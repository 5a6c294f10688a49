using KeToanChung.Web.Api;
using KeToanChung.Web.Security;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KeToanChung.Web.Pages;

/// <summary>Đăng xuất.</summary>
[OpenWithoutSecondFactor]
internal sealed class SignOutModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect(SecurityServices.SignInPage);
    }
}
