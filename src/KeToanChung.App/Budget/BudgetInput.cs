using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Budget;

namespace KeToanChung.App.Budget;

/// <summary>A budget decision as it is typed.</summary>
public sealed record BudgetInput(
    BudgetEntryKind Kind, string DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDate, IReadOnlyList<BudgetInput.Line> Lines)
{
    /// <param name="SubItem">A tiểu mục, never a mục; may be left out.</param>
    /// <param name="Amount">Whole đồng, above 0; signed in a transfer, where each source sums to 0.</param>
    public sealed record Line(string FundingSource, string Chapter, string SubCategory, string? SubItem, long Amount);

    /// <summary>By the decision's effective date.</summary>
    internal int Year => EffectiveDate.Year;

    internal List<BudgetDecisionLine> DecisionLines() => [.. Lines.Select(l => new BudgetDecisionLine(
        l.FundingSource?.Trim() ?? "", l.Chapter?.Trim() ?? "", l.SubCategory?.Trim() ?? "", l.SubItem?.Trim(), l.Amount))];

    internal sealed class Validator : AbstractValidator<BudgetInput>
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
}
