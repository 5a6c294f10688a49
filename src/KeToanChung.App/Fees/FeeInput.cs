using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Fees;

/// <summary>A fee as it is asked for at the counter.</summary>
/// <param name="FeeType">A code of the catalogue; a tiered fee by its first tier.</param>
/// <param name="CaseNumber">Số hồ sơ; an online fee without one gets a number of its own.</param>
public sealed record FeeInput(string FeeType, int Quantity, PayerInput Payer, string? CaseNumber, FeeMethod Method)
{
    /// <summary>Today; another day only in <c>load</c>: receipts are made when the money is collected (NĐ 254/2026, Điều 24.1).</summary>
    public DateOnly? Date { get; init; }

    /// <summary>How its dossier was filed; must be said where paper and online cost differently.</summary>
    public Filing? Filing { get; init; }

    /// <summary>Why the payer pays less, and by which paper.</summary>
    public ExemptionInput? Exemption { get; init; }

    /// <summary>The book of paper receipts that hers was written out of; null for an electronic one.</summary>
    public string? PaperBook { get; init; }

    /// <summary>What the caller believes is due; another amount is refused.</summary>
    public long? ExpectedAmount { get; init; }

    internal sealed class Validator : AbstractValidator<FeeInput>
    {
        public Validator()
        {
            RuleFor(c => c.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Quantity).InclusiveBetween(1, FeeTariff.MostQuantity).WithErrorCode("quantity");
            RuleFor(c => c.Payer).IsGiven().SetValidator(new PayerInput.Validator());
            RuleFor(c => c.CaseNumber).IsText(Shape.Short);
            RuleFor(c => c.Method).IsKnown();
            RuleFor(c => c.Filing).IsInEnum().WithErrorCode("unknownValue");
            RuleFor(c => c.PaperBook).IsText(Shape.Short);
            RuleFor(c => c.Exemption).SetValidator(new ExemptionInput.Validator()!);
        }
    }
}

/// <param name="Code">A class of payers of the catalogue <c>fee-exemptions</c>.</param>
/// <param name="Evidence">The paper that was shown: its kind and number.</param>
public sealed record ExemptionInput(string Code, string Evidence)
{
    internal sealed class Validator : AbstractValidator<ExemptionInput>
    {
        public Validator()
        {
            RuleFor(e => e.Code).IsGiven().IsText(Shape.Short);
            RuleFor(e => e.Evidence).IsGiven().IsText(Shape.Name);
        }
    }
}
