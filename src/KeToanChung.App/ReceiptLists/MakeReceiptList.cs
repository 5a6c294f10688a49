using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.ReceiptLists;

/// <summary>
/// Lập bảng kê biên lai gửi cơ quan thuế: everything signed that no list tells of yet, each in one list alone. Made on the day of the receipts;
/// what comes later that day is the next list's.
/// </summary>
public static class MakeReceiptList
{
    public const int MostEntries = 5_000;

    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency) : ICommand<Outcome<ReceiptListView>>, IRequest<Outcome<ReceiptListView>>, IInAgency;

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<ReceiptListView>>
    {
        public async Task<Outcome<ReceiptListView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var head = await heads.Hold(agency, cancellationToken); // no receipt is signed meanwhile
            var receipts = await Unlisted.Receipts(db).Where(s => s.AgencyId == agency).Select(s => s.ReceiptNo).ToListAsync(cancellationToken);
            var notices = await Unlisted.Notices(db).Where(c => c.AgencyId == agency).Select(c => c.No).ToListAsync(cancellationToken);
            var events = receipts.Concat(notices).Order().Take(MostEntries).ToList();
            if (events.Count == 0)
                return new Refusal(Codes.RequestWrongState, null, "nothingToList");

            var list = new ReceiptListRecord
            {
                AgencyId = agency, No = head.NextDocument(), Day = clock.Today, Entries = events.Count, MadeAt = clock.Now, MadeBy = context.CallerOrThrow.UserName,
                NextTryAt = clock.Now,
            };
            db.Add(list);
            db.AddRange(events.Select(no => new ReceiptListItemRecord { AgencyId = agency, EventNo = no, ListNo = list.No }));
            return ReceiptListView.Of(list);
        }
    }
}
