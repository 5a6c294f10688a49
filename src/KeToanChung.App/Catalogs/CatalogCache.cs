using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Fees;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Catalogs;

/// <summary>The catalogues in memory. A data release is seen on this node at once, on others within ten seconds.</summary>
public sealed class CatalogCache(IServiceScopeFactory scopes, BusinessClock clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();

    private (Catalog Catalog, DateTime At)? kept;

    public void Forget()
    {
        lock (gate)
            kept = null;
    }

    public async ValueTask<Catalog> Get(CancellationToken cancel)
    {
        lock (gate)
        {
            if (kept is { } fresh && clock.Now - fresh.At < Freshness)
                return fresh.Catalog;
        }

        await using var scope = scopes.CreateAsyncScope();
        var catalog = await Read(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
        lock (gate)
            kept = (catalog, clock.Now);
        return catalog;
    }

    private static async Task<Catalog> Read(AppDb db, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRecord>().AsNoTracking().ToListAsync(cancel);
        var sources = await db.Set<FundingSourceRecord>().AsNoTracking().ToListAsync(cancel);
        var operations = await db.Set<OperationRecord>().AsNoTracking().ToListAsync(cancel);
        var fees = await db.Set<FeeTypeRecord>().AsNoTracking().ToListAsync(cancel);
        var province = await Provinces.Own(db, cancel);
        var rates = await db.Set<FeeRateRecord>().AsNoTracking().ToListAsync(cancel);
        var exemptions = await db.Set<FeeExemptionRecord>().AsNoTracking().ToListAsync(cancel);
        var evidence = await db.Set<EvidenceKindRecord>().AsNoTracking().ToListAsync(cancel);
        var retired = await db.Set<RetiredCodesRecord>().AsNoTracking().ToListAsync(cancel);
        return new Catalog(
            accounts.Select(a => new Account(
                a.Code, a.Name, a.Parent, a.Side, a.OffBalance, a.Postable,
                [.. a.RequiredDimensions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Dimensions.Parse)], a.ValidFrom, a.ValidTo)),
            await Classification<ChapterRecord>(db, cancel),
            await Classification<SubCategoryRecord>(db, cancel),
            await Classification<SubItemRecord>(db, cancel),
            sources.Select(s => new FundingSource(s.Code, s.Name, s.Autonomous, s.ValidFrom, s.ValidTo)),
            operations.Select(o => PostingRule.Parse(o.Code, o.Name, o.Debit, o.Credit, o.OffBalance, o.Approval, o.ValidFrom, o.ValidTo)),
            retired.Select(r => new RetiredRange(r.Dimension, r.From, r.To, r.Since)))
        {
            Fees = new FeeTariff(
                fees.Select(f => new FeeType(f.Code, f.Name, f.Unit, f.Amount is { } amount ? amount : null, f.RetainedPercent, f.SubItem, f.ValidFrom, f.ValidTo)),
                exemptions.Select(e => new FeeExemption(
                    e.Code, e.Name, e.Fees.Split(' ').ToHashSet(StringComparer.Ordinal), e.Percent, e.Evidence, e.ValidFrom, e.ValidTo)),
                rates.Where(r => r.Province.Length == 0 || Provinces.AreSame(r.Province, province)).Select(FeeRates.Of)),
            Evidence = new DatedRows<EvidenceKind>(evidence.Select(e => new EvidenceKind(
                e.Code, e.Name, e.RequiredFor.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), e.LegalBasis, e.ValidFrom, e.ValidTo))),
        };
    }

    private static async Task<IEnumerable<ClassificationCode>> Classification<T>(AppDb db, CancellationToken cancel)
        where T : CatalogRecord =>
        (await db.Set<T>().AsNoTracking().ToListAsync(cancel))
            .Select(c => new ClassificationCode(c.Code, c.Name, c.Parent, c.ValidFrom, c.ValidTo));
}
