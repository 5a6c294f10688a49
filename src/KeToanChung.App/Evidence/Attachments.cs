using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Files;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Evidence;

/// <summary>Puts papers under vouchers and requests, and reads them.</summary>
public sealed class Attachments(AppDb db, StoredFiles files, LedgerHeads heads, CatalogCache catalogs, CallContext context, BusinessClock clock)
{
    /// <summary>Attaches all of the files, or says why not. The agency's head must be held: what is counted then stays so.</summary>
    internal async Task<Outcome<AttachedFiles>> Attach(
        DocumentId document, long? voucher, long? request, string kind, IReadOnlyList<EvidenceFile> added, CancellationToken cancel)
    {
        var catalog = await catalogs.Get(cancel);
        if (catalog.Evidence.On(kind, clock.Today) is null)
        {
            var known = catalog.Evidence.All.Where(k => ((Ledger.Catalogs.IDated)k).IsInForce(clock.Today)).Select(k => k.Code);
            return new Refusal(Codes.RequestInvalid, "kind", "unknownValue").With("allowed", string.Join(", ", known));
        }

        var agency = document.Agency;
        var there = await Of(agency).Where(e => e.VoucherNo == voucher && e.RequestNo == request).Select(e => e.Sha256).ToListAsync(cancel);
        if (there.Count + added.Count > EvidenceFile.MostOfOne)
            return new Refusal(Codes.RequestInvalid, "files", "evidence.tooMany").With("most", (long)EvidenceFile.MostOfOne).With("there", (long)there.Count);

        var seen = there.ToHashSet(StringComparer.Ordinal);
        var twice = added.Index().Where(f => !seen.Add(f.Item.Sha256)).ToList();
        if (twice.Count > 0)
        {
            return Outcome<AttachedFiles>.Refused([.. twice.Select(f =>
                new Refusal(Codes.RequestInvalid, $"files[{f.Index}]", "evidence.twice").With("name", f.Item.Name))]);
        }

        var head = await heads.Hold(agency, cancel);
        var records = new List<EvidenceRecord>(added.Count);
        foreach (var file in added)
        {
            await files.Keep(file, cancel);
            records.Add(new EvidenceRecord
            {
                AgencyId = agency, No = head.NextDocument(), VoucherNo = voucher, RequestNo = request, Kind = kind, FileName = file.Name.Normalize(),
                Sha256 = file.Sha256, ContentType = file.Format!.ContentType, Size = file.Size, AttachedById = context.CallerOrThrow.UserId,
                AttachedBy = context.CallerOrThrow.UserName, AttachedAt = clock.Now,
            });
        }

        db.AddRange(records);
        return new AttachedFiles(document.ToString(), records.ConvertAll(r => EvidenceView.Of(r, catalog)));
    }

    /// <summary>What is under a voucher, with what its payment request brought along.</summary>
    public async Task<PaperList> OfVoucher(VoucherRecord voucher, long? request, CancellationToken cancel)
    {
        var found = await Of(voucher.AgencyId).Where(e => e.VoucherNo == voucher.No || (request != null && e.RequestNo == request))
            .OrderBy(e => e.No).ToListAsync(cancel);
        return await PapersOf(found, voucher.ReversalOf is null ? voucher.Operation : null, voucher.Date, cancel);
    }

    public async Task<PaperList> OfRequest(PaymentRequestRecord request, CancellationToken cancel)
    {
        var found = await Of(request.AgencyId).Where(e => e.RequestNo == request.No).OrderBy(e => e.No).ToListAsync(cancel);
        return await PapersOf(found, request.Operation, request.Date, cancel);
    }

    private IQueryable<EvidenceRecord> Of(int agency) => db.Set<EvidenceRecord>().AsNoTracking().Where(e => e.AgencyId == agency);

    private async Task<PaperList> PapersOf(List<EvidenceRecord> found, string? operation, DateOnly on, CancellationToken cancel)
    {
        var catalog = await catalogs.Get(cancel);
        var missing = catalog.EvidenceMissing(operation, on, found.Select(e => e.Kind).ToHashSet(StringComparer.Ordinal));
        return new PaperList(
            found.ConvertAll(e => EvidenceView.Of(e, catalog)), [.. missing.Select(k => new MissingEvidence(k.Code, k.Name, k.LegalBasis))]);
    }
}

/// <param name="Document">The voucher or request that they are under.</param>
public sealed record AttachedFiles(string Document, IReadOnlyList<EvidenceView> Items) : IHasSubject
{
    string IHasSubject.Subject => $"{Items.Count} papers of {Document}";
}
