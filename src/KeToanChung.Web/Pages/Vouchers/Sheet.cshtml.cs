using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Reports.Rendering;
using KeToanChung.Web.Api;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>
/// Nhập chứng từ từ Excel: the file is checked as soon as it is chosen, shown with everything that is wrong in it, and posted when nothing is.
/// </summary>
[RequestSizeLimit(Listening.LargestUploadBytes)]
internal sealed class SheetModel(IMediator mediator) : AppPage(mediator)
{
    /// <summary>More are for the marked workbook, where they can be filtered.</summary>
    public const int MostShownFaults = 200;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public CheckVoucherSheet.Result? Checked { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var reader = await Reader(cancel);
        if (!reader.Agencies.Any(a => reader.MayIn(a.Code, Right.PostVouchers)))
            Show([new Refusal(Codes.RightMissing)]);
    }

    public IActionResult OnGetTemplate() => File(VoucherSheet.Template(), ReportXlsx.ContentType, "mau-chung-tu.xlsx");

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancel)
    {
        await Check(await Sheet(cancel), cancel);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_SheetCheck", this) : Page();
    }

    /// <summary>The chosen file as a workbook, each wrong cell coloured and explained.</summary>
    public async Task<IActionResult> OnPostMarkedAsync(CancellationToken cancel)
    {
        var sheet = await Sheet(cancel);
        await Check(sheet, cancel);
        return Checked is null ? Page() : File(sheet!.Marked(Checked.Faults), ReportXlsx.ContentType, "chung-tu-can-sua.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Sheet(cancel) is not { } sheet)
            return Page();

        var outcome = await Mediator.Send(new ImportVoucherSheet.Command(sheet), cancel);
        if (outcome.IsRefused)
        {
            // The check says the same by rows and columns; where it has nothing to say, others have been quicker.
            await Check(sheet, cancel);
            if (Checked is { Faults.Count: 0 })
                Show(outcome.Refusals);
            Response.StatusCode = Statuses.Of(outcome.Refusals[0].Code);
            return Page();
        }

        Tell(Labels["sheet.posted", Figures.Typed(outcome.Value!.Results.Count)]);
        return RedirectToPage("/Vouchers/List");
    }

    private async Task<VoucherSheet?> Sheet(CancellationToken cancel)
    {
        if (Upload is not null)
            return new VoucherSheet(Upload.NameAlone(), await Upload.Content(cancel));

        Show([new Refusal(Codes.RequestInvalid, null, "sheet.noFile")]);
        return null;
    }

    private async Task Check(VoucherSheet? sheet, CancellationToken cancel)
    {
        if (sheet is not null)
            Checked = await Ask(new CheckVoucherSheet.Query(sheet), cancel);
    }
}
