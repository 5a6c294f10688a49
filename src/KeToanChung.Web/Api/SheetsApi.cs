using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Reports.Rendering;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Api;

/// <summary>Bảng chứng từ: vouchers of many agencies that were typed in a spreadsheet.</summary>
internal static class SheetsApi
{
    public static void MapSheets(this RouteGroupBuilder api)
    {
        var sheets = api.MapGroup("/vouchers/sheet").WithTags("Vouchers");

        sheets.MapGet("/template", Template).Produces<FileContentResult>(StatusCodes.Status200OK, ReportXlsx.ContentType);
        sheets.MapPost("/check", Check).Answers<CheckVoucherSheet.Result>().TakesFiles();
        sheets.MapPost("/", Import).Creates<ImportVoucherSheet.Result>().TakesFiles();
    }

    /// <summary>Gives an empty workbook with the headings that an import knows</summary>
    internal static IResult Template() => TypedResults.File(VoucherSheet.Template(), ReportXlsx.ContentType, "mau-chung-tu.xlsx");

    /// <summary>Says what a sheet of vouchers would post, and every cell that is wrong; writes nothing</summary>
    /// <remarks>XLSX or CSV, told by content, with Vietnamese headings as in the template or the field names of the API.</remarks>
    /// <param name="format">json (the default), or xlsx for the sheet itself with what is wrong marked in it</param>
    internal static async Task<IResult> Check(IFormFile? file, string? format, IMediator mediator, CancellationToken cancel)
    {
        if (format is not (null or "json" or "xlsx"))
            return Outcomes.Refused(new Refusal(Codes.RequestInvalid, "format", "unknownValue").With("allowed", "json, xlsx"));
        if (await SheetOf(file, cancel) is not { } sheet)
            return Missing();

        var checkedSheet = await mediator.Send(new CheckVoucherSheet.Query(sheet), cancel);
        return format is "xlsx" && !checkedSheet.IsRefused
            ? TypedResults.File(sheet.Marked(checkedSheet.Value!.Faults), ReportXlsx.ContentType, "chung-tu-can-sua.xlsx")
            : Outcomes.Ok(checkedSheet);
    }

    /// <summary>Posts a sheet of vouchers, over any agencies that the caller keeps: all of its rows, or none</summary>
    /// <remarks>A refusal lists every wrong cell as <c>rows[14].account</c>, where 14 is the row as the spreadsheet counts.</remarks>
    internal static async Task<IResult> Import(IFormFile? file, IMediator mediator, CancellationToken cancel) => await SheetOf(file, cancel) is { } sheet
        ? Outcomes.Created(await mediator.Send(new ImportVoucherSheet.Command(sheet), cancel), at: _ => $"{ApiRoutes.Base}/vouchers/sheet")
        : Missing();

    private static async Task<VoucherSheet?> SheetOf(IFormFile? file, CancellationToken cancel) =>
        file is null ? null : new VoucherSheet(file.NameAlone(), await file.Content(cancel));

    private static IResult Missing() => Outcomes.Refused(new Refusal(Codes.RequestInvalid, "file", "required"));
}
