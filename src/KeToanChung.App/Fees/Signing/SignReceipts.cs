using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Signing;

/// <summary>
/// Ký các biên lai chưa ký: what was issued this year before the agency had a certificate, in the order of their numbers. The signature says when it was
/// really made.
/// </summary>
public static class SignReceipts
{
    /// <summary>In one unit of work: others wait for it.</summary>
    public const int MostAtOnce = 500;

    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Left">Those that are still without a signature: ask again.</param>
    public sealed record Result(int Signed, int Left) : IHasSubject
    {
        string IHasSubject.Subject => $"{Signed} receipts";
    }

    internal static IQueryable<ReceiptRecord> Unsigned(AppDb db, int agency) => db.Set<ReceiptRecord>()
        .Where(r => r.AgencyId == agency && r.Amount > 0 && r.Form == ReceiptNumbers.Form && !db.Set<SignedReceiptRecord>().Any(s => s.AgencyId == r.AgencyId && s.ReceiptNo == r.No));

    internal sealed class Handler(AppDb db, LedgerHeads heads, ReceiptSigner signer, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken); // no number is given while earlier ones are signed
            if (await signer.Issuing(cancellationToken) is not { } issuer)
                return new Refusal(Codes.RequestInvalid, "agency", "certificateMissing");
            if (signer.WhyNot(issuer) is { } refusal)
                return refusal;

            var waiting = await Unsigned(db, agency).OrderBy(r => r.No).Take(MostAtOnce)
                .Join(db.Set<FeeCaseRecord>(), r => new { r.AgencyId, No = r.CaseNo }, f => new { f.AgencyId, f.No }, (r, f) => new { Fee = f, Receipt = r })
                .ToListAsync(cancellationToken);
            await signer.Sign(issuer, waiting.Select(w => (w.Fee, w.Receipt)), cancellationToken);
            return new Result(waiting.Count, await Unsigned(db, agency).CountAsync(cancellationToken) - waiting.Count);
        }
    }
}
