using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Vouchers;

/// <summary>A voucher as a door hands it in. Amounts in whole đồng.</summary>
public sealed record VoucherInput(
    VoucherType Type,
    DateOnly Date,
    string Description,
    string? Operation,
    string? Party,
    string? Reference,
    IReadOnlyList<VoucherInput.Line> Lines)
{
    public sealed record Line(
        string Account,
        long Debit,
        long Credit,
        string? Description = null,
        int? BudgetYear = null,
        string? FundingSource = null,
        string? Chapter = null,
        string? SubCategory = null,
        string? SubItem = null,
        string? Programme = null,
        string? Party = null,
        AgencyCode? CounterpartyAgency = null);

    internal Draft ToDraft(int agency) => new(
        agency, Type, Date, Description.Kept(), Written(Operation), [.. Lines.Select(ToDraft)], Purpose.Voucher.Instance)
    {
        Party = Written(Party),
        Reference = Written(Reference),
    };

    private static DraftLine ToDraft(Line line) => new(
        line.Account.Trim(), line.Debit, line.Credit, Written(line.Description), line.BudgetYear, Written(line.FundingSource),
        Written(line.Chapter), Written(line.SubCategory), Written(line.SubItem), Written(line.Programme), Written(line.Party),
        line.CounterpartyAgency);

    // Codes and words are stored trimmed and composed; what holds only blanks was not written.
    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Kept();

    /// <summary>What is to be posted.</summary>
    internal sealed class Validator : Rules
    {
        public Validator()
        {
            RuleFor(v => v.Description).IsGiven();
            RuleFor(v => v.Lines).IsGiven();
            RuleForEach(v => v.Lines).ChildRules(line => line.RuleFor(l => l.Account).IsGiven());
        }
    }

    /// <summary>A draft goes as far as it goes.</summary>
    internal sealed class DraftValidator : Rules;

    internal abstract class Rules : AbstractValidator<VoucherInput>
    {
        protected Rules()
        {
            RuleFor(v => v.Type).IsKnown();
            RuleFor(v => v.Date).IsDay();
            RuleFor(v => v.Description).IsText();
            RuleFor(v => v.Operation).IsText(Shape.Code);
            RuleFor(v => v.Party).IsText(Shape.Name);
            RuleFor(v => v.Reference).IsText(Shape.Short);
            RuleFor(v => v.Lines).HasAtMost(PostingEngine.MaxLines);
            RuleForEach(v => v.Lines).IsGiven().SetValidator(new LineValidator());
        }
    }

    private sealed class LineValidator : AbstractValidator<Line>
    {
        public LineValidator()
        {
            RuleFor(l => l.Account).IsText(Shape.Code);
            RuleFor(l => l.Description).IsText();
            RuleFor(l => l.BudgetYear).Must(year => year is null or (>= 2000 and <= 2100)).WithErrorCode("dateOutOfRange");
            RuleFor(l => l.FundingSource).IsText(Shape.Code);
            RuleFor(l => l.Chapter).IsText(Shape.Code);
            RuleFor(l => l.SubCategory).IsText(Shape.Code);
            RuleFor(l => l.SubItem).IsText(Shape.Code);
            RuleFor(l => l.Programme).Must(code => code is null || (code.Length == 5 && code.All(char.IsAsciiDigit))).WithErrorCode("programmeCode");
            RuleFor(l => l.Party).IsText(Shape.Name);
            RuleFor(l => l.CounterpartyAgency).Must(code => code is null || code.Value.IsWellFormed).WithErrorCode("agencyCode");
        }
    }
}
