using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Signing;

/// <summary>Tải biên lai đã ký, as XML: the one of the fee that counts.</summary>
public static class ShowSignedReceipt
{
    [Needs(Right.ReadBooks, Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId Receipt) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string FileName, string Xml);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Receipt.Number);
            var fee = request.Receipt.Agency == agency
                ? await db.Set<FeeCaseRecord>().AsNoTracking().FirstOrDefaultAsync(f => f.AgencyId == agency && f.No == no, cancellationToken)
                : null;
            if (fee is null || !(context.Has(Right.ReadBooks) || fee.MadeById == context.CallerOrThrow.UserId))
                return new Refusal(Codes.NotFound, "id");

            var found = await db.Set<SignedReceiptRecord>().AsNoTracking().Where(s => s.AgencyId == agency && s.ReceiptNo == fee.ReceiptNo)
                .Join(db.Set<ReceiptRecord>(), s => new { s.AgencyId, No = s.ReceiptNo }, r => new { r.AgencyId, r.No }, (s, r) => new { s.Xml, r.Series, r.Number })
                .FirstOrDefaultAsync(cancellationToken);
            return found is null
                ? new Refusal(Codes.RequestWrongState, "id", "notSigned")
                : new Result(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bien-lai-{found.Series}-{found.Number}.xml"), found.Xml);
        }
    }
}
