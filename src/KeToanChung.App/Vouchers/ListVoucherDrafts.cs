using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Chứng từ nháp of an agency: what was saved last first.</summary>
public static class ListVoucherDrafts
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<VoucherDraftView>>>, IRequest<Outcome<Listing<VoucherDraftView>>>, IInAgency;

    internal sealed class Handler(VoucherDrafts drafts) : IRequestHandler<Query, Outcome<Listing<VoucherDraftView>>>
    {
        public async Task<Outcome<Listing<VoucherDraftView>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await drafts.Here.AsNoTracking().OrderByDescending(d => d.SavedAt).ThenByDescending(d => d.No).ToListAsync(cancellationToken);
            return new Listing<VoucherDraftView>(found.ConvertAll(drafts.View), null);
        }
    }
}
