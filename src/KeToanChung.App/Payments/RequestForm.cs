using KeToanChung.App.Catalogs;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Payments;

/// <summary>What making and changing a request have in common: the operation it will be posted by, and what is wrong with it already.</summary>
public sealed class RequestForm(Requests requests, CatalogCache catalogs)
{
    // Whether the month is open and the budget enough is asked when it is submitted and paid; a draft may wait for either.
    private static readonly string[] AskedLater = [Codes.PeriodClosed, Codes.DateOutsideFiscalYear, Codes.BudgetExceeded, Codes.SourceExceeded];

    /// <summary>The operation, or every refusal that no later day could lift.</summary>
    public async Task<Outcome<string>> Check(DocumentId id, RequestInput input, CancellationToken cancel)
    {
        var catalog = await catalogs.Get(cancel);
        var terms = new PaymentTerms(
            id, input.Method, input.Source, input.Operation.KeptOrNone(), input.Description.Kept(), input.Payee.Name.Kept(),
            input.Date.Year,
            [.. input.Lines.Select(l => new PaymentLine(
                l.Account.Trim(), l.Amount, l.FundingSource.KeptOrNone(), l.Chapter.KeptOrNone(), l.SubCategory.KeptOrNone(), l.SubItem.KeptOrNone()))]);

        if (input.Lines.Select((l, i) => (catalog.Accounts.On(l.Account.Trim(), input.Date), l, i)).FirstOrDefault(x => x.Item1 is null) is { l: { } unknown } found)
            return new Refusal(Codes.AccountUnknown, $"lines[{found.i}].account").With("account", unknown.Account);
        if (PaymentPosting.OperationOf(catalog, terms) is not { } operation)
            return MissingSource(catalog, input) ?? new Refusal(Codes.OperationRequired, "operation").With("account", terms.Lines[0].Account);

        var (draft, decision, _) = await requests.Preview(terms, operation, input.Date, cancel);
        return decision is Decision.Refused refused && !AskedLater.Contains(refused.Refusals[0].Code, StringComparer.Ordinal)
            ? Outcome<string>.Refused([.. refused.Refusals.Select(r => PaymentPosting.AtRequest(r, draft, terms))])
            : operation;
    }

    // Without a source the treasury's operation can't be told: then the source is what is missing, or unknown, first.
    private static Outcome<string>? MissingSource(Ledger.Catalogs.Catalog catalog, RequestInput input)
    {
        if (input.Method is not PaymentMethod.Treasury)
            return null;

        var refusals = new List<Refusal>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var source = input.Lines[i].FundingSource.KeptOrNone();
            if (source is null)
                refusals.Add(new Refusal(Codes.DimensionMissing, $"lines[{i}].fundingSource", "fundingSource").With("account", input.Lines[i].Account));
            else if (catalog.FundingSources.In(source, input.Date.Year) is not { Autonomous: not null } known)
                refusals.Add(new Refusal(Codes.DimensionUnknown, $"lines[{i}].fundingSource", "fundingSource").With("value", source).With("year", input.Date.Year));
        }

        return refusals.Count > 0 ? Outcome<string>.Refused(refusals) : null;
    }

    internal static IEnumerable<PaymentRequestLineRecord> LinesOf(DocumentId id, RequestInput input) =>
        input.Lines.Select((l, i) => new PaymentRequestLineRecord
        {
            AgencyId = id.Agency, RequestNo = id.Number, LineNo = i + 1, Account = l.Account.Trim(), Amount = l.Amount,
            FundingSource = l.FundingSource.KeptOrNone(), Chapter = l.Chapter.KeptOrNone(), SubCategory = l.SubCategory.KeptOrNone(),
            SubItem = l.SubItem.KeptOrNone(), InvoiceNumber = l.InvoiceNumber.KeptOrNone(), InvoiceDate = l.InvoiceDate,
        });
}
