using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>Các tệp đối soát T+1 đã nhận, newest first.</summary>
public static class ListBankLists
{
    private const int Most = 200;

    [Needs(Right.ReadBooks)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<BankListView> Items);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var lists = await db.Set<BankListRecord>().AsNoTracking().Where(l => l.AgencyId == agency)
                .Join(db.Set<OnlinePaymentImportRecord>(), l => new { l.AgencyId, No = l.ImportNo }, i => new { i.AgencyId, i.No }, (l, i) => new { List = l, Import = i })
                .OrderByDescending(r => r.Import.No).Take(Most)
                .Select(r => new BankListView(
                    context.IdOf(r.Import.No).ToString(), r.Import.FileName, r.List.Provider, r.List.Channel, r.List.Day, r.List.AnswerName, r.List.Matched, r.List.BankOnly,
                    r.List.OursOnly, r.List.Differing, BusinessClock.InVietnam(r.Import.At), r.Import.ImportedBy))
                .ToListAsync(cancellationToken);
            return new Result(lists);
        }
    }
}
