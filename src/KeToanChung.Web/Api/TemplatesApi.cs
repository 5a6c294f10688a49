using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Mẫu chứng từ: vouchers to start from, each month on their day.</summary>
internal static class TemplatesApi
{
    public static void MapTemplates(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/agencies/{agency}/voucher-templates").WithTags("Vouchers");

        templates.MapPost("/", Save).Creates<SaveVoucherTemplate.Result>();
        templates.MapGet("/", List).Answers<Listing<ListVoucherTemplates.Item>>();
        templates.MapDelete("/{id:document}", Delete).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Saves a voucher to start from; with a day of the month it is work of that day until it is posted. The name again saves it anew</summary>
    internal static async Task<IResult> Save(string agency, TemplateBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Created(
            await mediator.Send(new SaveVoucherTemplate.Command(new(agency), body.Name!, body.Voucher?.ToInput()!, body.DayOfMonth), cancel),
            at: _ => $"{ApiRoutes.Base}/agencies/{agency}/voucher-templates");

    /// <summary>Lists templates, those that are due first</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListVoucherTemplates.Query(new(agency)), cancel));

    /// <summary>Deletes a template; what was posted from it stays</summary>
    internal static async Task<IResult> Delete(string agency, DocumentId id, IMediator mediator, CancellationToken cancel) =>
        Outcomes.NoContent(await mediator.Send(new DeleteVoucherTemplate.Command(new(agency), id), cancel));
}

/// <param name="DayOfMonth">1 to 31; a shorter month ends earlier.</param>
internal sealed record TemplateBody(string? Name, VoucherBody? Voucher, int? DayOfMonth);
