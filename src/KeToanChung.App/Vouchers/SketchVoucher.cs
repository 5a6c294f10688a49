using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Gợi ý định khoản: the entries of an operation with their class-0 partners. As this agency wrote it last; else as the rule says, with the
/// likely account of each leg and what else may stand there. A proposal: what is posted is checked as ever.
/// </summary>
public static class SketchVoucher
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency, string Operation, DateOnly On, long Amount)
        : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="NeedsRequest">Money leaves: it is paid by a payment request, not posted as a voucher (Luật Kế toán, Điều 19.3).</param>
    /// <param name="Like">Number of the voucher that it repeats; null where it follows the rule alone.</param>
    public sealed record Result(string Operation, string Name, VoucherType Type, bool NeedsRequest, string? Like, IReadOnlyList<Line> Lines);

    /// <param name="Account">Null where the leg may be left out or is wholly open.</param>
    public sealed record Line(
        string? Account, bool IsDebit, long Amount, string? FundingSource, string? Chapter, string? SubCategory, string? SubItem,
        string? CounterpartyAgency, IReadOnlyList<Choice> Choices);

    public sealed record Choice(string Code, string Name);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Operation).IsGiven().IsText(Shape.Code);
            RuleFor(q => q.On).IsDay();
        }
    }

    internal sealed class Handler(AppDb db, CatalogCache catalogs, OrganisationCache organisation, CallContext context)
        : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var catalog = await catalogs.Get(cancellationToken);
            var code = request.Operation.Trim().ToUpperInvariant();
            if (catalog.Operations.On(code, request.On) is not { } rule)
                return new Refusal(Codes.OperationUnknown, "operation").With("operation", code);
            if (rule.IsDescriptive)
                return new Refusal(Codes.OperationMismatch, "operation", "descriptive").With("operation", code);

            var legs = EntrySketch.Of(rule, catalog, request.On);
            var last = await LastOf(code, cancellationToken);
            var lines = last is null
                ? legs.Select(leg => FromRule(leg, request.Amount)).ToList()
                : await FromLast(last, legs, request.Amount, cancellationToken);
            return new Result(code, rule.Name, last?.Type ?? TypeOf(lines), rule.Approval is ApprovalNeed.Before, last?.Number, lines);
        }

        // What was reversed was wrong, and what reverses repeats the wrong.
        private Task<VoucherRecord?> LastOf(string operation, CancellationToken cancel)
        {
            var vouchers = db.Set<VoucherRecord>().AsNoTracking();
            var agency = context.Agency.Id;
            return vouchers.Where(v => v.AgencyId == agency && v.Operation == operation && v.Source == VoucherSource.Voucher
                    && !vouchers.Any(r => r.AgencyId == agency && r.ReversalOf == v.No))
                .OrderByDescending(v => v.Date).ThenByDescending(v => v.No).FirstOrDefaultAsync(cancel);
        }

        private async Task<List<Line>> FromLast(VoucherRecord last, IReadOnlyList<EntrySketch.Leg> legs, long amount, CancellationToken cancel)
        {
            var map = await organisation.Get(cancel);
            var (agency, no) = (last.AgencyId, last.No);
            var written = await db.Set<VoucherLineRecord>().AsNoTracking().Where(l => l.AgencyId == agency && l.VoucherNo == no)
                .OrderBy(l => l.LineNo).ToListAsync(cancel);
            return written.ConvertAll(l =>
            {
                var isDebit = l.Debit != 0;
                var wrote = l.Debit + l.Credit;
                var isWhole = Math.Abs(wrote) == last.Total; // a part of the whole can't be guessed from a new whole
                var leg = legs.FirstOrDefault(g => g.IsDebit == isDebit && g.Choices.Any(c => c.Code == l.Account));
                return new Line(
                    l.Account, isDebit, isWhole ? Math.Sign(wrote) * amount : 0, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem,
                    l.CounterpartyId is { } other ? map.Find(other)?.Agency.Code.Value : null, ChoicesOf(leg));
            });
        }

        private Line FromRule(EntrySketch.Leg leg, long amount)
        {
            var own = context.AgencyEntry.Record;
            var required = leg.Likely?.Required ?? [];
            return new Line(
                leg.Likely?.Code, leg.IsDebit, leg.Likely is null ? 0 : leg.IsNegative ? -amount : amount, null,
                required.Contains(Dimension.Chapter) ? own.Chapter : null, required.Contains(Dimension.SubCategory) ? own.SubCategory : null, null, null,
                ChoicesOf(leg));
        }

        private static List<Choice> ChoicesOf(EntrySketch.Leg? leg) => leg?.Choices.Select(a => new Choice(a.Code, a.Name)).ToList() ?? [];

        private static VoucherType TypeOf(List<Line> lines)
        {
            return Moves("111", isDebit: true) ? VoucherType.CashReceipt
                : Moves("111", isDebit: false) ? VoucherType.CashPayment
                : Moves("112", isDebit: true) ? VoucherType.CreditAdvice
                : Moves("112", isDebit: false) ? VoucherType.DebitAdvice
                : Moves("008", isDebit: false) ? VoucherType.TreasuryWithdrawal
                : VoucherType.General;

            bool Moves(string prefix, bool isDebit) =>
                lines.Exists(l => l.IsDebit == isDebit && l.Account?.StartsWith(prefix, StringComparison.Ordinal) is true);
        }
    }
}
