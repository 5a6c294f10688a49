using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees.BankLists;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>Xem tệp đối soát T+1: where the bank's list and ours differ, and the answer that the bank waits for.</summary>
public static class ShowBankList
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency, DocumentId List) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Answer">The file for the bank, whole.</param>
    public sealed record Result(BankListView List, IReadOnlyList<Difference> Differences, string Answer);

    /// <param name="Row">The line in the bank's file; null for a payment that it lacks.</param>
    /// <param name="Code">The bank's two digits: 01, 02, 03.</param>
    /// <param name="Amount">The bank's; null where it lacks the payment, or the line can't be read.</param>
    public sealed record Difference(
        int? Row, BankListResult Result, string Code, string? TransactionId, string? CaseNumber, long? Amount, DateTimeOffset? PaidAt, long? OurAmount, DateTimeOffset? OurPaidAt);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.List.Number);
            var list = request.List.Agency == agency
                ? await db.Set<BankListRecord>().AsNoTracking().FirstOrDefaultAsync(l => l.AgencyId == agency && l.ImportNo == no, cancellationToken)
                : null;
            if (list is null)
                return new Refusal(Codes.NotFound, "id");

            var import = await db.Set<OnlinePaymentImportRecord>().AsNoTracking().FirstAsync(i => i.AgencyId == agency && i.No == no, cancellationToken);
            var differences = await db.Set<BankListDifferenceRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.ImportNo == no)
                .OrderBy(d => d.No).ToListAsync(cancellationToken);
            return new Result(BankListView.Of(list, import, context), differences.ConvertAll(DifferenceOf), list.Answer);
        }

        private static Difference DifferenceOf(BankListDifferenceRecord d) => new(
            d.Row, d.Result, d.Result.Code(), d.TransactionId, d.CaseNumber, d.Amount, InVietnam(d.PaidAt), d.OurAmount, InVietnam(d.OurPaidAt));

        private static DateTimeOffset? InVietnam(DateTime? at) => at is { } known ? BusinessClock.InVietnam(known) : null;
    }
}
