using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;


namespace KeToanChung.App.ReceiptLists;

/// <summary>Ghi nhận đã gửi bảng kê: handed in by a person on the tax authority's own pages, with the number of its notice.</summary>
public static class MarkReceiptListSent
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId List, string Reference)
        : ICommand<Outcome<ReceiptListView>>, IRequest<Outcome<ReceiptListView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reference).IsGiven().IsText(Shape.Short);
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<ReceiptListView>>
    {
        public async Task<Outcome<ReceiptListView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken);
            var list = request.List.Agency == agency ? await db.Set<ReceiptListRecord>().FindAsync([agency, request.List.Number], cancellationToken) : null;
            if (list is null)
                return new Refusal(Codes.NotFound, "id");
            if (list.SentAt is not null)
                return new Refusal(Codes.RequestWrongState, "id", "listSent").With("reference", list.Reference);

            (list.SentAt, list.SentBy, list.Reference, list.NextTryAt) = (clock.Now, context.CallerOrThrow.UserName, request.Reference.Kept(), null);
            return ReceiptListView.Of(list);
        }
    }
}
