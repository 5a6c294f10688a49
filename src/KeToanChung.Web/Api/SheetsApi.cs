using KeToanChung.App.Budget;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Reports.Rendering;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Documents of many agencies that were typed in a spreadsheet: vouchers, payment requests, budget decisions.</summary>
internal static class SheetsApi
{
    public static void MapSheets(this RouteGroupBuilder api)
    {
        var vouchers = api.MapGroup("/vouchers/sheet").WithTags("Vouchers");

        vouchers.MapGet("/template", VoucherTemplate).GivesWorkbook();
        vouchers.MapPost("/check", CheckVouchers).Answers<SheetPreview>().TakesFiles();
        vouchers.MapPost("/", ImportVouchers).Creates<ImportedSheet>().TakesFiles();

        var requests = api.MapGroup("/payment-requests/sheet").WithTags("Payments");

        requests.MapGet("/template", RequestTemplate).GivesWorkbook();
        requests.MapPost("/check", CheckRequests).Answers<SheetPreview>().TakesFiles();
        requests.MapPost("/", ImportRequests).Creates<ImportedSheet>().TakesFiles();

        var budget = api.MapGroup("/budget-entries/sheet").WithTags("Budget");

        budget.MapGet("/template", BudgetTemplate).GivesWorkbook();
        budget.MapPost("/check", CheckBudget).Answers<SheetPreview>().TakesFiles();
        budget.MapPost("/", ImportBudget).Creates<ImportedSheet>().TakesFiles();
    }

    /// <summary>Gives an empty workbook with the headings that an import knows</summary>
    internal static IResult VoucherTemplate() => TypedResults.File(VoucherSheet.Template(), ReportXlsx.ContentType, "mau-chung-tu.xlsx");

    /// <summary>Says what a sheet of vouchers would post, and every cell that is wrong; writes nothing</summary>
    /// <remarks>XLSX or CSV, told by content, with Vietnamese headings as in the template or the field names of the API.</remarks>
    /// <param name="format">json (the default), or xlsx for the sheet itself with what is wrong marked in it</param>
    internal static async Task<IResult> CheckVouchers(IFormFile? file, string? format, IMediator mediator, CancellationToken cancel) =>
        await Check(await file.AsSheet((name, content) => new VoucherSheet(name, content), cancel), sheet => new CheckVoucherSheet.Query(sheet), "chung-tu", format, mediator, cancel);

    /// <summary>Posts a sheet of vouchers, over any agencies that the caller keeps: all of its rows, or none</summary>
    /// <remarks>A refusal lists every wrong cell as <c>rows[14].account</c>, where 14 is the row as the spreadsheet counts.</remarks>
    internal static async Task<IResult> ImportVouchers(IFormFile? file, IMediator mediator, CancellationToken cancel) =>
        await file.AsSheet((name, content) => new VoucherSheet(name, content), cancel) is { } sheet
            ? Outcomes.Created(await mediator.Send(new ImportVoucherSheet.Command(sheet), cancel), at: _ => $"{ApiRoutes.Base}/vouchers/sheet")
            : Missing();

    /// <summary>Gives an empty workbook with the headings that an import knows</summary>
    internal static IResult RequestTemplate() => TypedResults.File(RequestSheet.Template(), ReportXlsx.ContentType, "mau-de-nghi-chi.xlsx");

    /// <summary>Says which payment requests a sheet would make, and every cell that is wrong; writes nothing</summary>
    /// <remarks>XLSX or CSV, told by content, with Vietnamese headings as in the template or the field names of the API.</remarks>
    /// <param name="format">json (the default), or xlsx for the sheet itself with what is wrong marked in it</param>
    internal static async Task<IResult> CheckRequests(IFormFile? file, string? format, IMediator mediator, CancellationToken cancel) =>
        await Check(await file.AsSheet((name, content) => new RequestSheet(name, content), cancel), sheet => new CheckRequestSheet.Query(sheet), "de-nghi-chi", format, mediator, cancel);

    /// <summary>Makes a draft for each payment request of a sheet, in any agencies where the caller may: all of them, or none</summary>
    /// <remarks>A refusal lists every wrong cell as <c>rows[14].amount</c>, where 14 is the row as the spreadsheet counts.</remarks>
    internal static async Task<IResult> ImportRequests(IFormFile? file, IMediator mediator, CancellationToken cancel) =>
        await file.AsSheet((name, content) => new RequestSheet(name, content), cancel) is { } sheet
            ? Outcomes.Created(await mediator.Send(new ImportRequestSheet.Command(sheet), cancel), at: _ => $"{ApiRoutes.Base}/payment-requests")
            : Missing();

    /// <summary>Gives an empty workbook with the headings that an import knows</summary>
    internal static IResult BudgetTemplate() => TypedResults.File(BudgetSheet.Template(), ReportXlsx.ContentType, "mau-du-toan.xlsx");

    /// <summary>Says which budget decisions a sheet would enter, and every cell that is wrong; writes nothing</summary>
    /// <remarks>XLSX or CSV, told by content, with Vietnamese headings as in the template or the field names of the API.</remarks>
    /// <param name="format">json (the default), or xlsx for the sheet itself with what is wrong marked in it</param>
    internal static async Task<IResult> CheckBudget(IFormFile? file, string? format, IMediator mediator, CancellationToken cancel) =>
        await Check(await file.AsSheet((name, content) => new BudgetSheet(name, content), cancel), sheet => new CheckBudgetSheet.Query(sheet), "du-toan", format, mediator, cancel);

    /// <summary>Enters the budget decisions of a sheet, in any agencies that the caller keeps: all of them, or none</summary>
    /// <remarks>A refusal lists every wrong cell as <c>rows[14].amount</c>, where 14 is the row as the spreadsheet counts.</remarks>
    internal static async Task<IResult> ImportBudget(IFormFile? file, IMediator mediator, CancellationToken cancel) =>
        await file.AsSheet((name, content) => new BudgetSheet(name, content), cancel) is { } sheet
            ? Outcomes.Created(await mediator.Send(new ImportBudgetSheet.Command(sheet), cancel), at: _ => $"{ApiRoutes.Base}/budget-entries/sheet")
            : Missing();

    internal static async Task<IResult> Check<TSheet>(
        TSheet? sheet, Func<TSheet, IRequest<Outcome<SheetPreview>>> query, string name, string? format, IMediator mediator, CancellationToken cancel)
        where TSheet : DocumentSheet
    {
        if (format is not (null or "json" or "xlsx"))
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "format", "unknownValue").With("allowed", "json, xlsx"));
        if (sheet is null)
            return Missing();

        var preview = await mediator.Send(query(sheet), cancel);
        return format is "xlsx" && !preview.IsRefused
            ? TypedResults.File(sheet.Marked(preview.Value!.Faults), ReportXlsx.ContentType, $"{name}-can-sua.xlsx")
            : Outcomes.Ok(preview);
    }

    internal static async Task<TSheet?> AsSheet<TSheet>(this IFormFile? file, Func<string, byte[], TSheet> sheet, CancellationToken cancel)
        where TSheet : DocumentSheet => file is null ? null : sheet(file.NameAlone(), await file.Content(cancel));

    internal static IResult Missing() => Outcomes.Refused(new Refusal(Codes.RequestInvalid, "file", "required"));

    internal static void GivesWorkbook(this RouteHandlerBuilder call) => call.Produces<FileContentResult>(StatusCodes.Status200OK, ReportXlsx.ContentType);
}
