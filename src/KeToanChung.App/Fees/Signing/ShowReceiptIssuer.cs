using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Signing;

/// <summary>Xem thông tin đơn vị lập biên lai; never the key.</summary>
public static class ShowReceiptIssuer
{
    [Needs(Right.Administer, Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Unsigned">Receipts that have no signature yet.</param>
    public sealed record Result(ReceiptIssuerView Issuer, int Unsigned);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = context.Agency.Id;
            var agency = await db.Set<AgencyRecord>().AsNoTracking().FirstAsync(a => a.Id == id, cancellationToken);
            var certificate = await db.Set<SigningCertificateRecord>().AsNoTracking()
                .FirstOrDefaultAsync(c => c.AgencyId == id && c.Id == agency.SigningCertificateId, cancellationToken);
            var unsigned = await SignReceipts.Unsigned(db, id).CountAsync(cancellationToken);
            return new Result(ReceiptIssuerView.Of(context.Agency.Code.Value, agency, certificate), unsigned);
        }
    }
}
