using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;

using MediatR;


namespace KeToanChung.App.ReceiptLists;

/// <summary>Ghi kết quả gửi bảng kê by the system: accepted, or why not.</summary>
public static class RecordReceiptListAttempt
{
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

            if (request.Error is null)
                (list.SentAt, list.SentBy, list.Reference, list.NextTryAt, list.LastError) = (clock.Now, context.CallerOrThrow.UserName, Cut(request.Reference, Shape.Short), null, null);
            else
                list.LastError = Cut(request.Error, Shape.Text);
            return ReceiptListView.Of(list);
        }

        private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] : text;
    }
}
