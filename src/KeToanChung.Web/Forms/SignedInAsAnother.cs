using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KeToanChung.Web.Forms;

/// <summary>
/// A form that was opened by one user and sent after another signed in, in another tab: it is refused as before, but what was typed is kept, and
/// the sign-in page asks who it is.
/// </summary>
internal sealed class SignedInAsAnother : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            await KeptForm.Keep(context.HttpContext);
            if (KeptForm.SealedOf(context.HttpContext) is not null)
                context.Result = new StatusCodeResult(StatusCodes.Status401Unauthorized);
        }

        await next();
    }
}
