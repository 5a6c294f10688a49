using KeToanChung.App.Budget;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages.Budget;

/// <summary>Nhập dự toán từ Excel.</summary>
internal sealed class SheetModel(IMediator mediator) : SheetPage<BudgetSheet>(mediator, Right.PostVouchers, "sheetBudget", "du-toan", "/Budget/Index")
{
    protected override byte[] Template() => BudgetSheet.Template();

    protected override BudgetSheet Read(string name, byte[] content) => new(name, content);

    protected override IRequest<Outcome<SheetPreview>> Check(BudgetSheet sheet) => new CheckBudgetSheet.Query(sheet);

    protected override IRequest<Outcome<ImportedSheet>> Import(BudgetSheet sheet) => new ImportBudgetSheet.Command(sheet);
}
