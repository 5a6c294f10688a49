using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>Nhập đề nghị chi từ Excel.</summary>
internal sealed class SheetModel(IMediator mediator) : SheetPage<RequestSheet>(mediator, Right.MakeRequests, "sheetRequests", "de-nghi-chi", "/Payments/List")
{
    protected override byte[] Template() => RequestSheet.Template();

    protected override RequestSheet Read(string name, byte[] content) => new(name, content);

    protected override IRequest<Outcome<SheetPreview>> Check(RequestSheet sheet) => new CheckRequestSheet.Query(sheet);

    protected override IRequest<Outcome<ImportedSheet>> Import(RequestSheet sheet) => new ImportRequestSheet.Command(sheet, AsksFirst: !IsSure);
}
