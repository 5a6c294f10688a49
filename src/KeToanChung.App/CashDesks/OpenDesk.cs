using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.CashDesks;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>
/// Mở bàn thu (ca quỹ) with a count by denomination. The count is held against what was there at the last close and what came in since; the first fund against
/// account 111. A difference needs words. One person has one open desk in an agency, and one desk keeps its fund.
/// </summary>
public static class OpenDesk
{
    /// <param name="KeepsFund">Null: a cashier keeps the fund, unless somebody else's open desk does.</param>
    /// <param name="Note">Why the count differs.</param>
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, IReadOnlyList<CashPieces> Count, bool? KeepsFund = null, string? Note = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, string Holder, int Turn, bool KeepsFund, DateOnly Date, long Expected, long Counted, long Difference) : IHasSubject
    {
        string IHasSubject.Subject => $"cash desk {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Count).IsCount();
            RuleFor(c => c.Note).IsText();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, DeskOpenings openings, DeskBooks books, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (count, wrong) = CashCount.Of(request.Count);
            if (count is null)
                return Outcome<Result>.Refused(wrong);

            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            var terms = await openings.For(request.KeepsFund, head.LastEvent, cancellationToken);
            if (terms.Last is { ClosedAt: null } open)
                return new Refusal(Codes.RequestWrongState, null, "deskOpen").With("since", open.Date);
            if (terms is { KeepsFund: true, IsCashier: false })
                return new Refusal(Codes.RequestInvalid, "keepsFund", "onlyCashierKeepsFund");
            if (terms is { KeepsFund: true, Fund: { ClosedAt: null } fund })
                return new Refusal(Codes.RequestWrongState, "keepsFund", "fundOpen").With("holder", fund.Holder);

            var difference = checked(count.Total - terms.Expected);
            if (difference != 0 && string.IsNullOrWhiteSpace(request.Note))
            {
                return new Refusal(Codes.RequestInvalid, "note", "countDiffers").With("counted", count.Total).With("expected", terms.Expected)
                    .With("difference", difference);
            }

            var caller = context.CallerOrThrow;
            var desk = new CashDeskRecord
            {
                AgencyId = context.Agency.Id, No = head.NextDocument(), HolderId = caller.UserId, Holder = caller.UserName, Turn = (terms.Last?.Turn ?? 0) + 1,
                KeepsFund = terms.KeepsFund, Date = clock.Today, OpenedAt = clock.Now, SinceEvent = terms.Since, FundSinceEvent = terms.FundSince,
                OpenedEvent = head.LastEvent, OpeningExpected = terms.Expected, OpeningCounted = count.Total, OpeningNote = request.Note.KeptOrNone(),
            };
            db.Add(desk);
            books.AddCount(desk, CountMoment.Opening, count);
            return new Result(context.IdOf(desk.No).ToString(), desk.Holder, desk.Turn, desk.KeepsFund, desk.Date, terms.Expected, count.Total, difference);
        }
    }
}
