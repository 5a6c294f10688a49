using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger;
using KeToanChung.Web.Words;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>A voucher as it is typed.</summary>
internal sealed class VoucherForm
{
    public const int FirstLines = 4;

    /// <summary>Posted by budget entries and fee receipts only.</summary>
    public static IEnumerable<VoucherType> Types => Enum.GetValues<VoucherType>().Except([VoucherType.Budget, VoucherType.FeeReceipt]);

    public string? Operation { get; set; }

    public VoucherType Type { get; set; }

    public DateOnly Date { get; set; }

    public string? Description { get; set; }

    public string? Party { get; set; }

    public string? Reference { get; set; }

    /// <summary>The amount from which the lines of an operation are filled in.</summary>
    public long Amount { get; set; }

    public List<LineForm> Lines { get; set; } = [];

    /// <summary>What is sent: lines that were left empty don't count.</summary>
    public VoucherInput ToInput()
    {
        Lines.RemoveAll(l => l.IsEmpty); // a refusal names lines as they were sent
        return new VoucherInput(
            Type, Date, Description ?? "", Operation?.Trim().ToUpperInvariant(), Party, Reference,
            Lines.ConvertAll(l => new VoucherInput.Line(
                l.Account ?? "", l.Debit, l.Credit, l.Description, l.BudgetYear, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem, l.Programme, l.Party,
                string.IsNullOrWhiteSpace(l.CounterpartyAgency) ? null : new AgencyCode(l.CounterpartyAgency.Trim()))));
    }

    /// <summary>So that there is room to type: at least as many lines as a form starts with, and one free.</summary>
    public void MakeRoom(int more = 1)
    {
        var last = Lines.LastOrDefault();
        var wanted = Math.Min(PostingEngine.MaxLines, Math.Max(FirstLines, Lines.Count + more));
        while (Lines.Count < wanted)
            Lines.Add(new LineForm { Chapter = last?.Chapter, SubCategory = last?.SubCategory });
    }

    public void Take(SketchVoucher.Result sketch)
    {
        (Operation, Type) = (sketch.Operation, sketch.Type);
        if (string.IsNullOrWhiteSpace(Description))
            Description = sketch.Name;
        Lines = sketch.Lines.Select(l => new LineForm
        {
            Account = l.Account, Debit = l.IsDebit ? l.Amount : 0, Credit = l.IsDebit ? 0 : l.Amount, FundingSource = l.FundingSource, Chapter = l.Chapter,
            SubCategory = l.SubCategory, SubItem = l.SubItem, CounterpartyAgency = l.CounterpartyAgency,
            Choices = string.Join(' ', l.Choices.Select(c => c.Code)),
        }).ToList();
    }

    public void Take(VoucherView like)
    {
        (Operation, Type, Description, Party) = (like.Operation, like.Type, like.Description, like.Party);
        Lines = like.Lines.Select(l => new LineForm
        {
            Account = l.Account, Debit = l.Debit, Credit = l.Credit, Description = l.Description, FundingSource = l.FundingSource, Chapter = l.Chapter,
            SubCategory = l.SubCategory, SubItem = l.SubItem, Programme = l.Programme, Party = l.Party, CounterpartyAgency = l.CounterpartyAgency,
            BudgetYear = l.BudgetYear == like.Date.Year ? null : l.BudgetYear,
        }).ToList();
    }

    public void Take(VoucherInput template)
    {
        (Operation, Type, Description, Party) = (template.Operation, template.Type, template.Description, template.Party);
        Lines = template.Lines.Select(l => new LineForm
        {
            Account = l.Account, Debit = l.Debit, Credit = l.Credit, Description = l.Description, FundingSource = l.FundingSource, Chapter = l.Chapter,
            SubCategory = l.SubCategory, SubItem = l.SubItem, Programme = l.Programme, Party = l.Party, CounterpartyAgency = l.CounterpartyAgency?.Value,
            BudgetYear = l.BudgetYear,
        }).ToList();
    }

    /// <summary>A draft as it stands.</summary>
    public static VoucherForm Of(VoucherInput draft)
    {
        var form = new VoucherForm { Date = draft.Date, Reference = draft.Reference };
        form.Take(draft);
        return form;
    }

    /// <summary>What two who go on with one draft may both change; the lines as one, for a line means little without the others.</summary>
    public static IReadOnlyList<DraftField<VoucherForm>> SharedFields(Labels labels) =>
    [
        new("vouchers.operation", f => f.Operation, (mine, theirs) => mine.Operation = theirs.Operation),
        new("vouchers.date", f => Figures.Day(f.Date), (mine, theirs) => mine.Date = theirs.Date),
        new("vouchers.type", f => labels[$"type.{f.Type}"], (mine, theirs) => mine.Type = theirs.Type),
        new("voucher.party", f => f.Party, (mine, theirs) => mine.Party = theirs.Party),
        new("voucher.reference", f => f.Reference, (mine, theirs) => mine.Reference = theirs.Reference),
        new("vouchers.description", f => f.Description, (mine, theirs) => mine.Description = theirs.Description),
        new(
            "changes.lines", f => string.Join('\n', f.Lines.Where(l => !l.IsEmpty).Select(l => l.Said(labels))),
            (mine, theirs) => mine.Lines = theirs.Lines),
    ];

    internal sealed class LineForm
    {
        public string? Account { get; set; }

        public long Debit { get; set; }

        public long Credit { get; set; }

        public string? Description { get; set; }

        public int? BudgetYear { get; set; }

        public string? FundingSource { get; set; }

        public string? Chapter { get; set; }

        public string? SubCategory { get; set; }

        public string? SubItem { get; set; }

        public string? Programme { get; set; }

        public string? Party { get; set; }

        public string? CounterpartyAgency { get; set; }

        /// <summary>The accounts that the operation allows here, for the lookup to offer first.</summary>
        public string? Choices { get; set; }

        /// <summary>The line in one row of words.</summary>
        public string Said(Labels labels) => string.Join(" · ", ((string?[])
        [
            Account, Debit == 0 ? null : $"{labels["vouchers.debitShort"]} {Figures.Typed(Debit)}",
            Credit == 0 ? null : $"{labels["vouchers.creditShort"]} {Figures.Typed(Credit)}",
            FundingSource, Chapter, SubCategory, SubItem, CounterpartyAgency, Description,
        ]).Where(part => !string.IsNullOrWhiteSpace(part)));

        public bool IsEmpty => Debit == 0 && Credit == 0 && (string.IsNullOrWhiteSpace(Account) || !string.IsNullOrWhiteSpace(Choices));
    }
}
