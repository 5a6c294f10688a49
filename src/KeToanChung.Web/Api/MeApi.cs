using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;
using KeToanChung.Web.Api.Json;
using KeToanChung.Web.Security;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>The signed-in user.</summary>
internal static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Sign-in");

        me.MapGet("/", Show).Answers<WhoAmI.Result>().WithMetadata(new OpenWithoutSecondFactorAttribute());
        me.MapGet("/voucher-filters", ListFilters).Answers<Listing<SaveVoucherFilter.Result>>();
        me.MapPost("/voucher-filters", SaveFilter).Creates<SaveVoucherFilter.Result>();
        me.MapDelete("/voucher-filters/{id:guid}", DeleteFilter).Produces(StatusCodes.Status204NoContent);
        me.MapPut("/sheet-headings", SaveHeadings).Answers<SaveSheetHeadings.Result>();
        me.MapPost("/password", Change).Produces(StatusCodes.Status204NoContent).RequireRateLimiting(RequestLimits.SignIn);
        me.MapPost("/second-factor", Enrol).Answers<EnrolSecondFactor.Result>().WithMetadata(new OpenWithoutSecondFactorAttribute());
        me.MapPost("/second-factor/confirm", Confirm).Answers<ConfirmSecondFactor.Result>()
            .RequireRateLimiting(RequestLimits.SignIn).WithMetadata(new OpenWithoutSecondFactorAttribute());
    }

    /// <summary>Says who is signed in, with all appointments</summary>
    internal static async Task<IResult> Show(IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new WhoAmI.Query(), cancel));

    /// <summary>Lists one's own saved searches of vouchers</summary>
    internal static async Task<IResult> ListFilters(IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListVoucherFilters.Query(), cancel));

    /// <summary>Saves a search of vouchers under a name; the name again saves it anew</summary>
    internal static async Task<IResult> SaveFilter(SaveFilterBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(await mediator.Send(new SaveVoucherFilter.Command(body.Name!, body.Filter!), cancel), at: _ => $"{ApiRoutes.Base}/me/voucher-filters");

    /// <summary>Deletes a saved search</summary>
    internal static async Task<IResult> DeleteFilter(Guid id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new DeleteVoucherFilter.Command(id), cancel));

    /// <summary>Explains headings of other programs' sheets: which column each is, for all later sheets of that kind</summary>
    internal static async Task<IResult> SaveHeadings(SheetHeadingsBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new SaveSheetHeadings.Command(body.Kind.OrNone(), body.Headings!), cancel));

    /// <summary>Changes one's own password; other sessions end</summary>
    internal static async Task<IResult> Change(ChangePasswordBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new ChangePassword.Command(body.OldPassword!, body.NewPassword!), cancel));

    /// <summary>Gives the key for an authenticator app</summary>
    internal static async Task<IResult> Enrol(IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new EnrolSecondFactor.Command(), cancel));

    /// <summary>Confirms the app by a code of it; from the next sign-in on it is asked for</summary>
    internal static async Task<IResult> Confirm(ConfirmBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ConfirmSecondFactor.Command(body.Code!), cancel));
}

internal sealed record SaveFilterBody(string? Name, VoucherFilter? Filter);

/// <param name="Headings">The field of each as in the template's requests; "-" where it isn't to be read; null to forget it. What isn't named stays.</param>
internal sealed record SheetHeadingsBody(SheetKind? Kind, IReadOnlyList<SaveSheetHeadings.Line>? Headings);

internal sealed record ChangePasswordBody(string? OldPassword, string? NewPassword);

internal sealed record ConfirmBody(string? Code);
