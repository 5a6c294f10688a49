using KeToanChung.App.People;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>The signed-in user.</summary>
internal static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Sign-in");

        me.MapGet("/", Show).Answers<WhoAmI.Result>().WithMetadata(new OpenWithoutSecondFactorAttribute());
    }

    /// <summary>Says who is signed in, with all appointments</summary>
    internal static async Task<IResult> Show(IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new WhoAmI.Query(), cancel));
}
