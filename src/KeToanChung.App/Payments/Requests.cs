using System.Globalization;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Integrity;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>
/// A request with its lines, held: the agency's head is locked first, so what it says stays true until the unit ends.
/// </summary>
public sealed record HeldRequest(PaymentRequestRecord Record, IReadOnlyList<PaymentRequestLineRecord> Lines)
{
    public DocumentId Id => new(Record.AgencyId, Record.No);

    public PaymentTerms Terms => Requests.TermsOf(Record, Lines);

    /// <summary>What an approver sees, as a digest: an approval counts for this content and no other.</summary>
    public string Digest() => ContentDigest.Of("ketoanchung-request/1", Fields());

    private IEnumerable<(string Name, string? Value)> Fields()
    {
        yield return ("request", Id.ToString());
        yield return ("date", Day(Record.Date));
        yield return ("payee", Record.PayeeName);
        yield return ("account", Record.PayeeAccount);
        yield return ("bank", Record.PayeeBank);
        yield return ("taxCode", Record.PayeeTaxCode);
        yield return ("method", Record.Method.ToString());
        yield return ("operation", Record.Operation);
        yield return ("fundedBy", Record.FundedBy.ToString());
        yield return ("description", Record.Description);
        yield return ("commitment", Record.Commitment);
        foreach (var line in Lines)
        {
            yield return ("account", line.Account);
            yield return ("amount", line.Amount.ToString(CultureInfo.InvariantCulture));
            yield return ("fundingSource", line.FundingSource);
            yield return ("chapter", line.Chapter);
            yield return ("subCategory", line.SubCategory);
            yield return ("subItem", line.SubItem);
            yield return ("invoice", line.InvoiceNumber);
            yield return ("invoiceDate", line.InvoiceDate is { } day ? Day(day) : null);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Reads and holds payment requests for the verbs that change them, and knows what each does to the books.</summary>
public sealed class Requests(AppDb db, LedgerHeads heads, BooksReader reader, CatalogCache catalogs)
{
    public async Task<HeldRequest?> Hold(DocumentId id, CancellationToken cancel)
    {
        await heads.Hold(id.Agency, cancel);
        var record = await Reads.Request.On(db)(db, id.Agency, id.Number);
        return record is null ? null : new HeldRequest(record, await LinesOf(id, cancel));
    }

    public async Task<IReadOnlyList<PaymentRequestLineRecord>> LinesOf(DocumentId id, CancellationToken cancel) =>
        await Reads.Lines.On(db)(db, id.Agency, id.Number).ToList(cancel);

    /// <summary>The voucher that paying it on that day would post, and the decision about it as the books stand.</summary>
    public async Task<(Draft Draft, Decision Decision, AgencyBooks Books)> Preview(PaymentTerms terms, string operation, DateOnly date, CancellationToken cancel)
    {
        var draft = PaymentPosting.DraftOf(await catalogs.Get(cancel), terms, operation, date, []);
        var books = await reader.Read([draft], cancel);
        return (draft, PostingEngine.Decide(books, draft), books.Of(draft.Agency));
    }

    internal static PaymentTerms TermsOf(PaymentRequestRecord record, IEnumerable<PaymentRequestLineRecord> lines) => new(
        new DocumentId(record.AgencyId, record.No), record.Method, record.FundedBy, record.Operation, record.Description, record.PayeeName,
        record.Date.Year,
        [.. lines.Select(l => new PaymentLine(l.Account, l.Amount, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem))]);

    /// <summary>The reads of every step of a request, compiled once.</summary>
    private static class Reads
    {
        public static readonly CompiledQuery<Func<AppDb, int, long, Task<PaymentRequestRecord?>>> Request = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency, long no) => db.Set<PaymentRequestRecord>().FirstOrDefault(r => r.AgencyId == agency && r.No == no)));

        public static readonly CompiledQuery<Func<AppDb, int, long, IAsyncEnumerable<PaymentRequestLineRecord>>> Lines = new(() =>
            EF.CompileAsyncQuery((AppDb db, int agency, long no) => db.Set<PaymentRequestLineRecord>().AsNoTracking()
                .Where(l => l.AgencyId == agency && l.RequestNo == no).OrderBy(l => l.LineNo).AsQueryable()));
    }
}
