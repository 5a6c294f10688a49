using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Thu phí theo bảng Excel.</summary>
internal sealed class SheetModel(IMediator mediator) : SheetPage<FeeSheet>(mediator, Right.IssueReceipts, "sheetFees", "thu-phi", "/Fees/List")
{
    private AgencyCode Agency => new((string)RouteData.Values["agency"]!);

    protected override byte[] Template() => FeeSheet.Template();

    protected override FeeSheet Read(string name, byte[] content) => new(name, content);

    protected override IRequest<Outcome<SheetPreview>> Check(FeeSheet sheet) => new CheckFeeSheet.Query(Agency, sheet);

    protected override IRequest<Outcome<ImportedSheet>> Import(FeeSheet sheet) => new ImportFeeSheet.Command(Agency, sheet);

    protected override Task Prepare(CancellationToken cancel) => Enter(Agency.Value, cancel);
}
