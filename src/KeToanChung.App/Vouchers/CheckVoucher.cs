using FluentValidation;

using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Xem trước một chứng từ: what posting it now would do, or why it would be refused. Nothing is written, and no number is kept for it: between
/// this answer and posting others may post.
/// </summary>
public static class CheckVoucher
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency, VoucherInput Voucher) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Number">What it would be called as the books stand.</param>
    /// <param name="Budget">Each budget line that it draws on, before and after.</param>
    public sealed record Result(string Number, long Total, bool AwaitsApproval, IReadOnlyList<BudgetEffectView> Budget);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Voucher).SetValidator(new VoucherInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(BooksReader reader, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var draft = request.Voucher.ToDraft(context.Agency.Id);
            var books = await reader.Read([draft], cancellationToken);
            return PostingEngine.Decide(books, draft) switch
            {
                Decision.Accepted { Plan: var plan } => new Result(
                    plan.Number, draft.Total, plan.AwaitsApproval,
                    EffectsOf(books.Of(draft.Agency), plan.Movements)),
                Decision.Refused refused => Outcome<Result>.Refused(refused.Refusals),
                _ => throw new InvalidOperationException("A decision is accepted or refused."),
            };
        }

        private static List<BudgetEffectView> EffectsOf(AgencyBooks books, IReadOnlyList<BudgetMovement> movements) =>
        [
            .. movements.GroupBy(m => m.Key).Select(line =>
            {
                var before = books.Position(line.Key);
                var after = line.Aggregate(before, (position, m) => position.After(m.Column, m.Amount));
                return BudgetEffectView.Of(line.Key, before.Available - after.Available, before.Available);
            }),
        ];
    }
}
