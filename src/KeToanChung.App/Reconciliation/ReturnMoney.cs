using System.Globalization;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>
/// Trả lại tiền của một dòng sao kê: money that came in and isn't ours is owed from now on (Nợ 1121/Có 3388), which explains its line, and a draft of a payment
/// request gives it back to the payer, or on to the agency whose case it pays. The request goes its usual way: submitted, approved, paid.
/// </summary>
public static class ReturnMoney
{
    private const string AtBank = "1121";

    private const string Owed = "3388";

    private const string TakenForOthers = "PHI-12";

    /// <param name="Line">The statement line's id.</param>
    /// <param name="Payee">Who paid, with the account that the money goes back to. For another agency's money it may be left out: then it is that agency and its deposit account.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Line, RequestInput.PayeeInput? Payee) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Voucher">What posted the money as owed.</param>
    public sealed record Result(string RequestId, FollowUp FollowUp, string MatchId, string Voucher) : IHasSubject
    {
        string IHasSubject.Subject => $"payment request {RequestId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Line).IsGiven();
            RuleFor(c => c.Payee).ChildRules(payee =>
            {
                payee.RuleFor(p => p!.Name).IsGiven().IsText(Shape.Name);
                payee.RuleFor(p => p!.Account).IsGiven().IsText(Shape.Short);
                payee.RuleFor(p => p!.Bank).IsText(Shape.Name);
                payee.RuleFor(p => p!.TaxCode).IsText(Shape.Short);
            });
        }
    }

    internal sealed class Handler(
        AppDb db, LedgerHeads heads, LedgerWriter ledger, Reconciler reconciler, NewRequests requests, OrganisationCache organisation, CallContext context,
        BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!context.Has(Right.MakeRequests))
                return new Refusal(Codes.RightMissing);

            var head = await heads.Hold(context.Agency.Id, cancellationToken); // a run, or another person, waits
            var line = LineId.TryParse(request.Line, out var id) && id.Agency == context.Agency.Id
                ? await db.Set<StatementLineRecord>().FindAsync([id.Agency, id.Statement, id.Line], cancellationToken)
                : null;
            if (line is null)
                return new Refusal(Codes.NotFound, "line");
            if (line.MatchNo is not null)
                return new Refusal(Codes.StatementMatched, "line", "line");

            var findings = await reconciler.Explain(line.Date, line.Date, cancellationToken);
            var open = findings.Open.FirstOrDefault(o => o.Line.Key == Reconciler.KeyOf(line));
            if (open is null || FollowUps.For(open.Reason, line.Amount) is not { } followUp)
                return new Refusal(Codes.RequestWrongState, "line", "nothingToReturn");

            var caseNumber = open.Candidates.SelectMany(c => c.Entries).Select(e => e.CaseNumber).FirstOrDefault(n => n is not null);
            var payee = request.Payee ?? (followUp is FollowUp.Transfer && caseNumber is not null ? await AgencyOf(caseNumber, cancellationToken) : null);
            if (payee is null)
                return new Refusal(Codes.RequestInvalid, "payee.name", followUp is FollowUp.Transfer ? "whichAgency" : "required");

            var posted = await ledger.Post(DraftOf(line, caseNumber), cancellationToken);
            if (posted.IsRefused)
                return Outcome<Result>.Refused(posted.Refusals);
            var made = await requests.Make(context.Agency.Id, RequestFor(line, followUp, open.Reason, caseNumber, payee), cancellationToken);
            if (made.IsRefused)
                return Outcome<Result>.Refused(made.Refusals);

            var match = Explain(line, head.NextDocument(), posted.Value!.Voucher, made.Value!.Id);
            return new Result(made.Value.Id.ToString(), followUp, context.IdOf(match.No).ToString(), posted.Value.Id.ToString());
        }

        private Draft DraftOf(StatementLineRecord line, string? caseNumber) => new(
            context.Agency.Id, VoucherType.CreditAdvice, line.Date, $"Tiền vào phải trả lại{Of(caseNumber)}", TakenForOthers,
            [new DraftLine(AtBank, line.Amount, Money.Zero), new DraftLine(Owed, Money.Zero, line.Amount)], Purpose.Voucher.Instance)
        {
            Reference = line.Reference,
        };

        private RequestInput RequestFor(StatementLineRecord line, FollowUp followUp, MatchReason cause, string? caseNumber, RequestInput.PayeeInput payee)
        {
            var what = (followUp, cause) switch
            {
                (FollowUp.Transfer, _) => "Chuyển trả tiền phí vào nhầm tài khoản",
                (FollowUp.Refund, MatchReason.PaidTwice) => "Hoàn trả tiền nộp hai lần",
                (FollowUp.Refund, MatchReason.CaseCancelled) => "Hoàn trả tiền nộp sau khi hủy hồ sơ",
                (FollowUp.Refund, MatchReason.WrongAmount) => "Hoàn trả tiền nộp sai số tiền",
                (FollowUp.Refund, _) => "Hoàn trả tiền nộp không rõ hồ sơ",
            };
            var day = line.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            return new RequestInput(
                context.DayOf(clock), payee, PaymentMethod.Bank, followUp is FollowUp.Transfer ? "PHI-14" : "PHI-13", FundedBy.None,
                $"{what}{Of(caseNumber)}, tiền về ngày {day}", [new RequestInput.Line(null, null, null, null, line.Amount, Owed)]);
        }

        private MatchRecord Explain(StatementLineRecord line, long no, VoucherRecord voucher, DocumentId request)
        {
            var match = new MatchRecord
            {
                AgencyId = line.AgencyId, No = no, Reason = MatchReason.ToReturn, Score = 100, IsAutomatic = false, VoucherNo = voucher.No, RequestNo = request.Number,
                Charge = 0, MadeAt = clock.Now, MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName,
            };
            db.Add(match);
            db.Add(new MatchEntryRecord { AgencyId = line.AgencyId, Kind = EntryKind.Voucher, EntryNo = voucher.No, MatchNo = no, Amount = line.Amount });
            line.MatchNo = no;
            return match;
        }

        /// <summary>The one agency of the commune whose case it is, with the account that its money belongs in.</summary>
        private async Task<RequestInput.PayeeInput?> AgencyOf(string caseNumber, CancellationToken cancel)
        {
            var own = context.AgencyEntry;
            var others = (await organisation.Get(cancel)).All.Where(e => e.Commune.Id == own.Commune.Id && e.Agency.Id != own.Agency.Id).ToDictionary(e => e.Agency.Id);
            var ids = others.Keys.ToList();
            var found = await db.Set<FeeCaseRecord>().AsNoTracking().Where(f => ids.Contains(f.AgencyId) && f.CaseNumber == caseNumber)
                .Select(f => f.AgencyId).Distinct().ToListAsync(cancel);
            return found is [var only] && others[only].Record is { DepositAccount: { Length: > 0 } account } agency ? new(agency.Name, account) : null;
        }

        private static string Of(string? caseNumber) => caseNumber is null ? "" : $", hồ sơ {caseNumber}";
    }
}
