using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Xóa mẫu chứng từ. What was posted from it stays.</summary>
public static class DeleteVoucherTemplate
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Template) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, string Name) : IHasSubject
    {
        string IHasSubject.Subject => $"template {Id}";
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Template.Number);
            await heads.Hold(agency, cancellationToken); // who posts from it holds it too
            var found = db.Set<VoucherTemplateRecord>().Where(t => t.AgencyId == agency && t.No == no);
            if (request.Template.Agency != agency || await found.Select(t => t.Name).FirstOrDefaultAsync(cancellationToken) is not { } name)
                return new Refusal(Codes.NotFound, "id");

            await db.Set<TemplateUseRecord>().Where(u => u.AgencyId == agency && u.TemplateNo == no).ExecuteDeleteAsync(cancellationToken);
            await found.ExecuteDeleteAsync(cancellationToken);
            return new Result(request.Template.ToString(), name);
        }
    }
}
