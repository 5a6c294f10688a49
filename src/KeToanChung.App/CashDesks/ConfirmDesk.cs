using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.CashDesks;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>
/// Xác nhận kiểm quỹ of a closed desk by the accountant or head, never by its holder. What was found too much or too little is posted (KK-01, KK-02), or left
/// unposted with a reason, such as a voucher that is still to be posted.
/// </summary>
public static class ConfirmDesk
{
    [Needs(Right.PostVouchers, Right.ApproveRequests)]
    public sealed record Command(AgencyCode Agency, DocumentId Desk, bool PostsDifference, string? Note = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Difference">Of opening and close together.</param>
    /// <param name="Voucher">Its id, or null where nothing was posted.</param>
    public sealed record Result(string Id, long Difference, string? Voucher, string? Number) : IHasSubject
    {
        string IHasSubject.Subject => $"cash desk {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).IsText();
    }

    internal sealed class Handler(DeskBooks books, LedgerHeads heads, LedgerWriter ledger, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            await heads.Hold(context.Agency.Id, cancellationToken);
            var desk = await books.Find(request.Desk, cancellationToken);
            if (desk is null)
                return new Refusal(Codes.NotFound, "id");
            if (desk.ClosedAt is not { } closedAt)
                return new Refusal(Codes.RequestWrongState, "id", "deskNotClosed").With("holder", desk.Holder);
            if (desk.ConfirmedAt is not null)
                return new Refusal(Codes.RequestWrongState, "id", "deskConfirmed").With("by", desk.ConfirmedBy);
            if (desk.HolderId == context.CallerOrThrow.UserId)
                return new Refusal(Codes.RequestWrongState, "id", "ownDesk");

            var difference = desk.Difference!.Value;
            if (difference != 0 && !request.PostsDifference && string.IsNullOrWhiteSpace(request.Note))
                return new Refusal(Codes.RequestInvalid, "note", "differenceNotPosted").With("difference", difference);

            PostedVoucher? posted = null;
            if (difference != 0 && request.PostsDifference)
            {
                var outcome = await ledger.Post(DraftOf(desk, difference, DateOnly.FromDateTime(BusinessClock.InVietnam(closedAt).DateTime)), cancellationToken);
                if (outcome.IsRefused)
                    return Outcome<Result>.Refused(outcome.Refusals);
                posted = outcome.Value;
            }

            (desk.ConfirmedAt, desk.ConfirmedById, desk.ConfirmedBy, desk.ConfirmNote, desk.DifferenceVoucherNo) =
                (clock.Now, context.CallerOrThrow.UserId, context.CallerOrThrow.UserName, request.Note.KeptOrNone(), posted?.Voucher.No);
            return new Result(context.IdOf(desk.No).ToString(), difference, posted?.Id.ToString(), posted?.Voucher.Number);
        }

        private static Draft DraftOf(CashDeskRecord desk, long difference, DateOnly on)
        {
            var (type, operation, lines) = CashDifference.Posting(difference);
            return new Draft(
                desk.AgencyId, type, on, $"{(difference > 0 ? "Thừa" : "Thiếu")} quỹ khi kiểm đếm, ca {desk.Turn} của {desk.Holder}", operation, lines,
                Purpose.Voucher.Instance);
        }
    }
}
