using KeToanChung.Ledger;
using KeToanChung.Web.Design;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages;

/// <summary>Bộ giao diện: every part of the pages, for those who write pages. Its form shows what wrong input looks like, and changes nothing.</summary>
internal sealed class DesignModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public FormModel Form { get; set; } = new();

    public Chart ByDay { get; } = new(
        "Phí thu theo ngày và kênh", "Ngày", ["01/10", "02/10", "05/10", "06/10", "07/10", "08/10", "09/10"],
        new Chart.Line("Trực tuyến", [1_240_000, 980_000, 1_510_000, 1_120_000, 760_000, 1_430_000, 1_890_000]),
        new Chart.Line("Tiền mặt", [320_000, 410_000, 150_000, 280_000, 390_000, 120_000, 210_000])) { IsStacked = true };

    public Chart ByItem { get; } = new(
        "Thực hiện so với dự toán", "Mục", ["6001 Lương", "6551 Văn phòng phẩm", "6501 Điện"],
        new Chart.Line("Đã chi", [810_000_000, 9_150_000, 37_200_000]),
        new Chart.Line("Dự toán", [1_080_000_000, 24_000_000, 36_000_000]));

    public IActionResult OnPost()
    {
        if (ModelState.IsValid)
            Show([new Refusal(Codes.BudgetExceeded, "amount").With("available", 3_000_000L).With("short", 1_200_000L).With("fundingSource", "13").With("chapter", "830").With("subCategory", "341").With("subItem", "6501").With("year", 2026)]);
        return Page();
    }

    public sealed class FormModel
    {
        public long? Amount { get; set; }

        public DateOnly? Day { get; set; }

        public string? Payee { get; set; }

        public string? Kind { get; set; }

        public string? Text { get; set; }
    }
}
