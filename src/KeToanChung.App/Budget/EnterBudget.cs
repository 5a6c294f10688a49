using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;

using MediatR;

namespace KeToanChung.App.Budget;

/// <summary>
/// Nhập quyết định dự toán: giao, bổ sung, giảm, tạm giữ, bỏ tạm giữ, điều chuyển. Posts by DT-01, DT-02, DT-06, DT-06B (withholding
/// posts nothing). Never changed afterwards: another decision mends it.
/// </summary>
public static class EnterBudget
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, BudgetInput Decision) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(
        string Id, string Number, string Agency, BudgetEntryKind Kind, string DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDate,
        PostedAs? Voucher, IReadOnlyList<BudgetInput.Line> Lines) : IHasSubject
    {
        string IHasSubject.Subject => $"budget entry {Number}";
    }

    public sealed record PostedAs(string Id, string Number);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Decision).SetValidator(new BudgetInput.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(NewBudgetEntries entries, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var decision = request.Decision;
            var outcome = await entries.Enter(context.Agency.Id, decision, cancellationToken);
            return outcome.Value is { } entered
                ? new Result(
                    entered.Id.ToString(), entered.Number, context.Agency.Code.Value, decision.Kind, decision.DecisionNumber.Trim(), decision.DecisionDate,
                    decision.EffectiveDate, entered.Posted is { } posted ? new PostedAs(posted.Id.ToString(), posted.Voucher.Number) : null, decision.Lines)
                : Outcome<Result>.Refused(outcome.Refusals);
        }
    }
}
