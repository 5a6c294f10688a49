using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>A payment request as a door hands it in. Amounts in whole đồng, above 0.</summary>
/// <param name="Operation">May be left out where what is paid and its source say it.</param>
public sealed record RequestInput(
    DateOnly Date,
    RequestInput.PayeeInput Payee,
    PaymentMethod Method,
    string? Operation,
    FundedBy? FundedBy,
    string Description,
    IReadOnlyList<RequestInput.Line> Lines,
    string? Commitment = null)
{
    public const int MostLines = 300;

    public sealed record PayeeInput(string Name, string? Account = null, string? Bank = null, string? TaxCode = null);

    public sealed record Line(
        string? FundingSource, string? Chapter, string? SubCategory, string? SubItem, long Amount, string Account,
        string? InvoiceNumber = null, DateOnly? InvoiceDate = null);

    /// <summary>The treasury always draws on the estimate; from cash and bank nothing is drawn unless it is said.</summary>
    internal FundedBy Source => Method is PaymentMethod.Treasury ? Ledger.Payments.FundedBy.Estimate : FundedBy ?? Ledger.Payments.FundedBy.None;

    /// <summary>By what it can be told to belong elsewhere.</summary>
    internal WrongBook.Signs SignsIn(int agency) => new(
        agency, (Payee.Name, "payee.name"), [.. Lines.Select((line, i) => (line.Account, $"lines[{i}].account"))], (Lines.Sum(l => l.Amount), "lines[0].amount"));

    internal sealed class Validator : AbstractValidator<RequestInput>
    {
        public Validator()
        {
            RuleFor(r => r.Date).IsDay();
            RuleFor(r => r.Payee).NotNull().WithErrorCode("required").ChildRules(payee =>
            {
                payee.RuleFor(p => p.Name).IsGiven().IsText(Shape.Name);
                payee.RuleFor(p => p.Account).IsText(Shape.Short);
                payee.RuleFor(p => p.Bank).IsText(Shape.Name);
                payee.RuleFor(p => p.TaxCode).IsText(Shape.Short);
            });
            RuleFor(r => r.Method).IsKnown();
            RuleFor(r => r.Operation).IsText(Shape.Code);
            RuleFor(r => r.FundedBy).Must(f => f is null || Enum.IsDefined(f.Value)).WithErrorCode("unknownValue");
            RuleFor(r => r.FundedBy).Must((r, f) => r.Method is not PaymentMethod.Treasury || f is null or Ledger.Payments.FundedBy.Estimate)
                .WithErrorCode("treasuryDrawsEstimate");
            RuleFor(r => r.Description).IsGiven().IsText();
            RuleFor(r => r.Commitment).IsText(Shape.Short);
            RuleFor(r => r.Lines).IsGiven().HasAtMost(MostLines);
            RuleForEach(r => r.Lines).IsGiven().ChildRules(line =>
            {
                line.RuleFor(l => l.Account).IsGiven().IsText(Shape.Code);
                line.RuleFor(l => l.Amount).GreaterThan(0).WithErrorCode("notPositive");
                line.RuleFor(l => l.FundingSource).IsText(Shape.Code);
                line.RuleFor(l => l.Chapter).IsText(Shape.Code);
                line.RuleFor(l => l.SubCategory).IsText(Shape.Code);
                line.RuleFor(l => l.SubItem).IsText(Shape.Code);
                line.RuleFor(l => l.InvoiceNumber).IsText(Shape.Short);
            });
        }
    }
}
