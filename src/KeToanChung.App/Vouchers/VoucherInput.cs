using FluentValidation;
using FluentValidation.Results;

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
        agency, Type, Date, Description.Kept(), Operation.KeptOrNone(), [.. Lines.Select(ToDraft)], Purpose.Voucher.Instance)
    {
        Party = Party.KeptOrNone(),
        Reference = Reference.KeptOrNone(),
    };

    private static DraftLine ToDraft(Line line) => new(
        line.Account.Trim(), line.Debit, line.Credit, line.Description.KeptOrNone(), line.BudgetYear, line.FundingSource.KeptOrNone(),
        line.Chapter.KeptOrNone(), line.SubCategory.KeptOrNone(), line.SubItem.KeptOrNone(), line.Programme.KeptOrNone(), line.Party.KeptOrNone(),
        line.CounterpartyAgency);

    /// <summary>What is to be posted.</summary>
    internal sealed class Validator : Rules
    {
        public Validator()
            : base(new PostedLineValidator())
        {
            RuleFor(v => v.Description).IsGiven();
            RuleFor(v => v.Lines).IsGiven();
        }
    }

    /// <summary>A draft goes as far as it goes.</summary>
    internal sealed class DraftValidator() : Rules(new LineValidator());

    internal abstract class Rules : AbstractValidator<VoucherInput>
    {
        protected Rules(LineValidator lines)
        {
            RuleFor(v => v.Type).IsKnown();
            RuleFor(v => v.Date).IsDay();
            RuleFor(v => v.Description).IsText();
            RuleFor(v => v.Operation).IsText(Shape.Code);
            RuleFor(v => v.Party).IsText(Shape.Name);
            RuleFor(v => v.Reference).IsText(Shape.Short);
            RuleFor(v => v.Lines).HasAtMost(PostingEngine.MaxLines);
            RuleForEach(v => v.Lines).IsGiven().SetValidator(lines);
        }
    }

    internal class LineValidator : AbstractValidator<Line>
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

        // Most lines of a large batch are plain, and asking each rule of each takes longer than this look at all of them.
        protected override bool PreValidate(ValidationContext<Line> context, ValidationResult result) => !IsPlain(context.InstanceToValidate);

        protected virtual bool IsPlain(Line line) =>
            line is { BudgetYear: null, Programme: null, CounterpartyAgency: null } && Shape.IsPlain(line.Account) && Shape.IsPlain(line.Description)
            && Shape.IsPlain(line.FundingSource) && Shape.IsPlain(line.Chapter) && Shape.IsPlain(line.SubCategory) && Shape.IsPlain(line.SubItem) && Shape.IsPlain(line.Party);
    }

    private sealed class PostedLineValidator : LineValidator
    {
        public PostedLineValidator() => RuleFor(l => l.Account).IsGiven();

        protected override bool IsPlain(Line line) => !string.IsNullOrWhiteSpace(line.Account) && base.IsPlain(line);
    }
}
