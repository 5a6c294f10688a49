using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.Budget;

/// <summary>
/// Nhập quyết định dự toán: giao, bổ sung, giảm, tạm giữ, bỏ tạm giữ, điều chuyển. Posts by DT-01, DT-02, DT-06, DT-06B (withholding
/// posts nothing). Never changed afterwards: another decision mends it.
/// </summary>
public static class EnterBudget
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(
        AgencyCode Agency, BudgetEntryKind Kind, string DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDate, IReadOnlyList<Line> Lines)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="SubItem">A tiểu mục, never a mục; may be left out.</param>
    /// <param name="Amount">Whole đồng, above 0; signed in a transfer, where each source sums to 0.</param>
    public sealed record Line(string FundingSource, string Chapter, string SubCategory, string? SubItem, long Amount);

    public sealed record Result(
        string Id, string Number, string Agency, BudgetEntryKind Kind, string DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDate,
        PostedAs? Voucher, IReadOnlyList<Line> Lines) : IHasSubject
    {
        string IHasSubject.Subject => $"budget entry {Number}";
    }

    public sealed record PostedAs(string Id, string Number);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsKnown();
            RuleFor(c => c.DecisionNumber).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.DecisionDate).IsDay();
            RuleFor(c => c.EffectiveDate).IsDay();
            RuleFor(c => c.Lines).IsGiven();
            RuleForEach(c => c.Lines).IsGiven().ChildRules(line =>
            {
                line.RuleFor(l => l.FundingSource).IsText(Shape.Code);
                line.RuleFor(l => l.Chapter).IsText(Shape.Code);
                line.RuleFor(l => l.SubCategory).IsText(Shape.Code);
                line.RuleFor(l => l.SubItem).IsText(Shape.Code);
            });
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache catalogs, LedgerHeads heads, LedgerWriter ledger, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var catalog = await catalogs.Get(cancellationToken);
            var year = request.EffectiveDate.Year;
            var lines = request.Lines.Select(l => new BudgetDecisionLine(
                l.FundingSource?.Trim() ?? "", l.Chapter?.Trim() ?? "", l.SubCategory?.Trim() ?? "", l.SubItem?.Trim(), l.Amount)).ToList();
            if (BudgetDecisions.Check(catalog, request.Kind, year, lines) is { Count: > 0 } refusals)
                return Outcome<Result>.Refused(refusals);

            var id = context.IdOf((await heads.Hold(context.Agency.Id, cancellationToken)).NextDocument());
            var movements = BudgetDecisions.Movements(request.Kind, year, lines);
            var draft = new Draft(
                context.Agency.Id, VoucherType.Budget, request.EffectiveDate, Title(request), null,
                BudgetDecisions.Entries(catalog, request.Kind, year, lines), new Purpose.BudgetDecision(id, movements))
            {
                Reference = request.DecisionNumber.Trim(),
            };

            PostedVoucher? posted = null;
            if (draft.Lines.Count > 0)
            {
                var outcome = await ledger.Post(draft, cancellationToken);
                if (outcome.IsRefused)
                    return Outcome<Result>.Refused(outcome.Refusals);
                posted = outcome.Value;
            }
            else if (await ledger.MoveByDecision(id, request.EffectiveDate, movements, cancellationToken) is { Count: > 0 } shortages)
            {
                return Outcome<Result>.Refused(shortages);
            }

            Record(request, lines, id, posted);
            return new Result(
                id.ToString(), posted?.Voucher.Number ?? $"QD-{id.Number}", context.Agency.Code.Value, request.Kind, draft.Reference, request.DecisionDate,
                request.EffectiveDate, posted is null ? null : new PostedAs(posted.Id.ToString(), posted.Voucher.Number), request.Lines);
        }

        private void Record(Command request, List<BudgetDecisionLine> lines, DocumentId id, PostedVoucher? posted)
        {
            db.Add(new BudgetEntryRecord
            {
                AgencyId = id.Agency, No = id.Number, Kind = request.Kind, DecisionNumber = request.DecisionNumber.Trim(),
                DecisionDate = request.DecisionDate, EffectiveDate = request.EffectiveDate, VoucherNo = posted?.Voucher.No, EnteredAt = clock.Now,
                EnteredBy = context.CallerOrThrow.UserName,
            });
            db.AddRange(lines.Select((line, i) => new BudgetEntryLineRecord
            {
                AgencyId = id.Agency, EntryNo = id.Number, LineNo = i + 1, FundingSource = line.FundingSource, Chapter = line.Chapter,
                SubCategory = line.SubCategory, SubItem = line.SubItem ?? "", Amount = line.Amount.Dong,
            }));
        }

        private static string Title(Command request) => request.Kind switch
        {
            BudgetEntryKind.Assign => $"Giao dự toán theo Quyết định {request.DecisionNumber.Trim()}",
            BudgetEntryKind.Supplement => $"Bổ sung dự toán theo Quyết định {request.DecisionNumber.Trim()}",
            BudgetEntryKind.Reduce => $"Giảm dự toán theo Quyết định {request.DecisionNumber.Trim()}",
            BudgetEntryKind.Withhold => $"Tạm giữ dự toán theo Quyết định {request.DecisionNumber.Trim()}",
            BudgetEntryKind.Release => $"Bỏ tạm giữ dự toán theo Quyết định {request.DecisionNumber.Trim()}",
            BudgetEntryKind.Transfer => $"Điều chuyển dự toán theo Quyết định {request.DecisionNumber.Trim()}",
        };
    }
}
