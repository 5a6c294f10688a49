using KeToanChung.App.Payments;
using KeToanChung.Ledger.Payments;
using KeToanChung.Web.Words;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>A payment request as it is typed.</summary>
internal sealed class RequestForm
{
    public const int FirstLines = 4;

    public DateOnly Date { get; set; }

    public PayeeForm Payee { get; set; } = new();

    public PaymentMethod Method { get; set; }

    public string? Operation { get; set; }

    public FundedBy? FundedBy { get; set; }

    public string? Description { get; set; }

    public string? Commitment { get; set; }

    public List<LineForm> Lines { get; set; } = [];

    public static RequestForm Of(RequestView request) => new()
    {
        Date = request.Date, Method = request.Method, Operation = request.Operation, FundedBy = request.FundedBy, Description = request.Description,
        Commitment = request.Commitment,
        Payee = new PayeeForm
        {
            Name = request.Payee.Name, Account = request.Payee.Account, Bank = request.Payee.Bank, TaxCode = request.Payee.TaxCode,
        },
        Lines = [.. request.Lines.Select(l => new LineForm
        {
            Account = l.Account, FundingSource = l.FundingSource, Chapter = l.Chapter, SubCategory = l.SubCategory, SubItem = l.SubItem, Amount = l.Amount,
            InvoiceNumber = l.InvoiceNumber, InvoiceDate = l.InvoiceDate,
        })],
    };

    /// <summary>What is sent: lines that were left empty don't count.</summary>
    public RequestInput ToInput()
    {
        Lines.RemoveAll(l => l.IsEmpty); // a refusal names lines as they were sent
        return new RequestInput(
            Date, new RequestInput.PayeeInput(Payee.Name ?? "", Given(Payee.Account), Given(Payee.Bank), Given(Payee.TaxCode)), Method, Given(Operation),
            Method is PaymentMethod.Treasury ? null : FundedBy, Description ?? "",
            Lines.ConvertAll(l => new RequestInput.Line(
                Given(l.FundingSource), Given(l.Chapter), Given(l.SubCategory), Given(l.SubItem), l.Amount, l.Account ?? "", Given(l.InvoiceNumber), l.InvoiceDate)),
            Given(Commitment));
    }

    /// <summary>What two who change one draft may both change; the lines as one, for a line means little without the others.</summary>
    public static IReadOnlyList<DraftField<RequestForm>> SharedFields(Labels labels) =>
    [
        new("requests.date", f => Figures.Day(f.Date), (mine, theirs) => mine.Date = theirs.Date),
        new("requests.method", f => labels[$"requests.method.{f.Method}"], (mine, theirs) => mine.Method = theirs.Method),
        new("requests.fundedBy", f => f.FundedBy is { } source ? labels[$"requests.fundedBy.{source}"] : null, (mine, theirs) => mine.FundedBy = theirs.FundedBy),
        new("requests.operation", f => f.Operation, (mine, theirs) => mine.Operation = theirs.Operation),
        new("requests.what", f => f.Description, (mine, theirs) => mine.Description = theirs.Description),
        new("requests.payee", f => f.Payee.Name, (mine, theirs) => mine.Payee.Name = theirs.Payee.Name),
        new("requests.payeeAccount", f => f.Payee.Account, (mine, theirs) => mine.Payee.Account = theirs.Payee.Account),
        new("requests.payeeBank", f => f.Payee.Bank, (mine, theirs) => mine.Payee.Bank = theirs.Payee.Bank),
        new("requests.payeeTaxCode", f => f.Payee.TaxCode, (mine, theirs) => mine.Payee.TaxCode = theirs.Payee.TaxCode),
        new("requests.commitment", f => f.Commitment, (mine, theirs) => mine.Commitment = theirs.Commitment),
        new(
            "changes.lines", f => string.Join('\n', f.Lines.Where(l => !l.IsEmpty).Select(l => l.Said())), (mine, theirs) => mine.Lines = theirs.Lines),
    ];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class PayeeForm
    {
        public string? Name { get; set; }

        public string? Account { get; set; }

        public string? Bank { get; set; }

        public string? TaxCode { get; set; }
    }

    internal sealed class LineForm
    {
        public string? Account { get; set; }

        public string? FundingSource { get; set; }

        public string? Chapter { get; set; }

        public string? SubCategory { get; set; }

        public string? SubItem { get; set; }

        public long Amount { get; set; }

        public string? InvoiceNumber { get; set; }

        public DateOnly? InvoiceDate { get; set; }

        /// <summary>The line in one row of words.</summary>
        public string Said() => string.Join(" · ", ((string?[])
        [
            Account, Figures.Typed(Amount), FundingSource, Chapter, SubCategory, SubItem, InvoiceNumber, InvoiceDate is { } day ? Figures.Day(day) : null,
        ]).Where(part => !string.IsNullOrWhiteSpace(part)));

        public bool IsEmpty => Amount == 0 && string.IsNullOrWhiteSpace(Account);
    }
}
