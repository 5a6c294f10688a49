using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;

using MediatR;

namespace KeToanChung.App.ReceiptLists;

/// <summary>
/// Bắt đầu gửi bảng kê by the system: taken by one node, and due again – after five minutes, then twice as long each time, hourly at last – before anything is sent,
/// so that a node that dies in between loses nothing.
/// </summary>
public static class TryReceiptList
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    [SystemOnly]
    public sealed record Command(AgencyCode Agency, DocumentId List) : ICommand<Outcome<ReceiptListView>>, IRequest<Outcome<ReceiptListView>>, IInAgency;

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<ReceiptListView>>
    {
        public async Task<Outcome<ReceiptListView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            if (await db.Set<ReceiptListRecord>().FindAsync([agency, request.List.Number], cancellationToken) is not { } list)
                return new Refusal(Codes.NotFound, "id");
            if (list.SentAt is not null || list.NextTryAt > clock.Now)
                return new Refusal(Codes.RequestWrongState, "id", "listSent").With("reference", list.Reference); // another node, or a person, was quicker

            list.Attempts++;
            list.NextTryAt = clock.Now + Pause(list.Attempts);
            return ReceiptListView.Of(list);
        }

        private static TimeSpan Pause(int attempts) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempts - 1, 8)));
    }
}
