using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Nhập chứng từ từ Excel.</summary>
internal sealed class SheetModel(IMediator mediator) : SheetPage<VoucherSheet>(mediator, Right.PostVouchers, "sheet", "chung-tu", "/Vouchers/List")
{
    protected override byte[] Template() => VoucherSheet.Template();

    protected override VoucherSheet Read(string name, byte[] content) => new(name, content);

    protected override IRequest<Outcome<SheetPreview>> Check(VoucherSheet sheet) => new CheckVoucherSheet.Query(sheet);

    protected override IRequest<Outcome<ImportedSheet>> Import(VoucherSheet sheet) => new ImportVoucherSheet.Command(sheet, AsksFirst: !IsSure);
}
