using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Xem chứng từ nháp as it stands.</summary>
public static class ShowVoucherDraft
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency, DocumentId Draft) : IQuery<Outcome<VoucherDraftView>>, IRequest<Outcome<VoucherDraftView>>, IInAgency;

    internal sealed class Handler(VoucherDrafts drafts, CallContext context) : IRequestHandler<Query, Outcome<VoucherDraftView>>
    {
        public async Task<Outcome<VoucherDraftView>> Handle(Query request, CancellationToken cancellationToken) =>
            request.Draft.Agency == context.Agency.Id
            && await drafts.Here.AsNoTracking().FirstOrDefaultAsync(d => d.No == request.Draft.Number, cancellationToken) is { } found
                ? drafts.View(found)
                : new Refusal(Codes.NotFound, "id", "draft");
    }
}
