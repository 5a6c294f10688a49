using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>
/// Bàn giao tiền mặt with a list of the receipts that it was collected by, and other cash such as change. The giver signs here, the receiver by
/// <see cref="ConfirmHandOver"/>; until then the money is the giver's.
/// </summary>
public static class HandOverCash
{
    /// <param name="To">The receiver's user name.</param>
    /// <param name="Receipts">The caller's own cash receipts that are on no list yet.</param>
    /// <param name="Other">Cash beside the list.</param>
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, string To, IReadOnlyList<DocumentId> Receipts, long Other = 0, string? Note = null)
        : ICommand<Outcome<HandOverView>>, IRequest<Outcome<HandOverView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Receipts).NotNull().WithErrorCode("required").HasAtMost(HandOvers.MostReceipts);
            RuleFor(c => c.Other).InclusiveBetween(0, Money.LargestLine).WithErrorCode("cashNegative");
            RuleFor(c => c.Note).IsText();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, DeskBooks books, HandOvers handOvers, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<HandOverView>>
    {
        public async Task<Outcome<HandOverView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, caller) = (context.Agency.Id, context.CallerOrThrow);
            var head = await heads.Hold(agency, cancellationToken);
            if (await books.OpenOf(caller.UserId, cancellationToken) is not { } desk)
                return new Refusal(Codes.RequestWrongState, null, "noOpenDesk");
            if (string.Equals(request.To.Trim(), caller.UserName, StringComparison.OrdinalIgnoreCase))
                return new Refusal(Codes.RequestInvalid, "to", "handOverToOneself");
            var receivers = await handOvers.Receivers(cancellationToken);
            if (receivers.FirstOrDefault(r => string.Equals(r.UserName, request.To.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } receiver)
                return new Refusal(Codes.RequestInvalid, "to", "receiverUnknown").With("receiver", request.To.Trim());

            var held = (await handOvers.HeldBy(caller.UserId, cancellationToken)).ToDictionary(h => new DocumentId(agency, h.CaseNo));
            var strange = request.Receipts.Index().Where(r => !held.ContainsKey(r.Item) || request.Receipts.Take(r.Index).Contains(r.Item)).ToList();
            if (strange.Count > 0)
            {
                return Outcome<HandOverView>.Refused(strange.ConvertAll(
                    r => new Refusal(Codes.RequestInvalid, $"receipts[{r.Index}]", "notYoursToHandOver").With("receipt", r.Item.ToString())));
            }

            var list = request.Receipts.Select(r => held[r]).ToList();
            var amount = checked(list.Sum(h => h.Amount) + request.Other);
            if (amount == 0)
                return new Refusal(Codes.RequestInvalid, "receipts", "nothingHandedOver");
            var book = await books.Of(desk, head.LastEvent, cancellationToken);
            var available = checked(book.Expected - book.Offered);
            if (amount > available)
                return new Refusal(Codes.RequestInvalid, request.Other > 0 ? "other" : "receipts", "moreThanHeld").With("amount", amount).With("available", available);

            var record = new CashHandOverRecord
            {
                AgencyId = agency, No = head.NextDocument(), FromDeskNo = desk.No, FromId = caller.UserId, From = caller.UserName, ToId = receiver.Id,
                To = receiver.UserName, State = HandOverState.Offered, Amount = amount, Other = request.Other, Note = request.Note.KeptOrNone(),
                MadeAt = clock.Now,
            };
            db.Add(record);
            db.AddRange(list.Select(h => new HandedOverReceiptRecord
            {
                AgencyId = agency, HandOverNo = record.No, CaseNo = h.CaseNo, ReceiptNo = h.ReceiptNo, Amount = h.Amount,
            }));
            return HandOverView.Of(record, context);
        }
    }
}
