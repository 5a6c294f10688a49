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
/// Ghi kết quả gửi bảng kê by the system: accepted, or why not and when it is tried again – after five minutes, then twice as long each time, hourly at last.
/// </summary>
public static class RecordReceiptListAttempt
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="Error">Why it failed; null where it was accepted.</param>
    [SystemOnly]
    public sealed record Command(AgencyCode Agency, DocumentId List, string? Reference, string? Error)
        : ICommand<Outcome<ReceiptListView>>, IRequest<Outcome<ReceiptListView>>, IInAgency;

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<ReceiptListView>>
    {
        public async Task<Outcome<ReceiptListView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            if (await db.Set<ReceiptListRecord>().FindAsync([agency, request.List.Number], cancellationToken) is not { } list)
                return new Refusal(Codes.NotFound, "id");
            if (list.SentAt is not null)
                return ReceiptListView.Of(list); // another node, or a person, was quicker

            list.Attempts++;
            if (request.Error is null)
                (list.SentAt, list.SentBy, list.Reference, list.NextTryAt, list.LastError) = (clock.Now, context.CallerOrThrow.UserName, Cut(request.Reference, Shape.Short), null, null);
            else
                (list.LastError, list.NextTryAt) = (Cut(request.Error, Shape.Text), clock.Now + Pause(list.Attempts));
            return ReceiptListView.Of(list);
        }

        private static TimeSpan Pause(int attempts) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempts - 1, 8)));

        private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] : text;
    }
}
