using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeToanChung.App.Data;

/// <summary>Tables, keys and guards. Every agency's rows carry the agency first in their key: reading one touches one range.</summary>
internal static class Mappings
{
    internal const int Code = 16;

    internal const int Name = 200;

    internal const int HashLength = 64;

    public static void MapOrganisation(this ModelBuilder builder)
    {
        builder.Entity<CommuneRecord>(e =>
        {
            e.ToTable("Communes").Key(c => c.Id);
            e.Property(c => c.Code).HasMaxLength(Code);
            e.HasIndex(c => c.Code).IsUnique();
        });
        builder.Entity<AgencyRecord>(e =>
        {
            e.ToTable("Agencies").Key(a => a.Id);
            e.HasOne<CommuneRecord>().WithMany().HasForeignKey(a => a.CommuneId).OnDelete(DeleteBehavior.Restrict);
            e.Property(a => a.Chapter).HasMaxLength(Code);
            e.Property(a => a.SubCategory).HasMaxLength(Code);
            e.Property(a => a.CollectionBankBin).HasMaxLength(6);
            e.Property(a => a.CollectionAccount).HasMaxLength(64);
            e.Property(a => a.TaxCode).HasMaxLength(14);
        });
        builder.Entity<AgencyCodeRecord>(e =>
        {
            e.ToTable("AgencyCodes").HasKey(c => new { c.AgencyId, c.From });
            e.OfAgency(c => c.AgencyId);
            e.Property(c => c.Code).HasMaxLength(Code);
            e.HasIndex(c => new { c.Code, c.From }).IsUnique();
        });
        builder.Entity<User>(e =>
        {
            e.ToTable("Users");
            e.Property(u => u.DisplayName).HasMaxLength(Name);
        });
        builder.Entity<AppointmentRecord>(e =>
        {
            e.ToTable("Appointments").Key(a => a.Id);
            e.HasIndex(a => new { a.UserId, a.AgencyId });
            e.HasIndex(a => a.AgencyId);
            e.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<FiscalYearRecord>(e =>
        {
            e.ToTable("FiscalYears").HasKey(y => new { y.AgencyId, y.Year });
            e.OfAgency(y => y.AgencyId);
        });
        builder.Entity<MonthRecord>(e =>
        {
            e.ToTable("Months").HasKey(m => new { m.AgencyId, m.Year, m.Month });
            e.OfAgency(m => m.AgencyId);
        });
    }

    public static void MapBooks(this ModelBuilder builder)
    {
        builder.Entity<LedgerHeadRecord>(e =>
        {
            e.ToTable("LedgerHeads").Key(h => h.AgencyId);
            e.OfAgency(h => h.AgencyId);
            e.Property(h => h.Hash).HasMaxLength(HashLength);
        });
        builder.Entity<LedgerEventRecord>(e =>
        {
            e.AppendOnly("LedgerEvents").HasKey(v => new { v.AgencyId, v.No });
            e.OfAgency(v => v.AgencyId);
            e.Property(v => v.Hash).HasMaxLength(HashLength);
            e.Property(v => v.PreviousHash).HasMaxLength(HashLength);
        });
        builder.Entity<VoucherRecord>(e =>
        {
            e.AppendOnly("Vouchers").HasKey(v => new { v.AgencyId, v.No });
            e.OfAgency(v => v.AgencyId);
            e.Property(v => v.Number).HasMaxLength(32);
            e.Property(v => v.Operation).HasMaxLength(Code);
            e.Property(v => v.SearchText).HasMaxLength(1_600);
            e.HasIndex(v => new { v.AgencyId, v.Type, v.FiscalYear, v.Sequence }).IsUnique();
            // Few vouchers reverse another: the others have no place in it.
            e.HasIndex(v => new { v.AgencyId, v.ReversalOf }).IsUnique().HasFilter("\"ReversalOf\" IS NOT NULL");
            e.HasIndex(v => new { v.AgencyId, v.Date });
        });
        builder.Entity<VoucherLineRecord>(e =>
        {
            e.AppendOnly("VoucherLines", t => t.HasCheckConstraint(
                "CK_VoucherLines_OneSide",
                "(\"Debit\" = 0 AND \"Credit\" <> 0) OR (\"Debit\" <> 0 AND \"Credit\" = 0)")).HasKey(l => new { l.AgencyId, l.VoucherNo, l.LineNo });
            e.Classification(l => l.FundingSource, l => l.Chapter, l => l.SubCategory, l => l.SubItem);
            e.Property(l => l.Account).HasMaxLength(Code);
            e.Property(l => l.Programme).HasMaxLength(Code);
            e.HasOne<VoucherRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.VoucherNo }).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AgencyId, l.Account, l.Date });
        });
        builder.Entity<AccountBalanceRecord>(e =>
        {
            // The month comes last: a year's sums are read in the order of the key, without a sort.
            e.ToTable("AccountBalances").HasKey(b => new { b.AgencyId, b.Year, b.Account, b.BudgetYear, b.CounterpartyId, b.Month });
            e.Property(b => b.Account).HasMaxLength(Code);
            e.OfAgency(b => b.AgencyId);
            e.HasIndex(b => new { b.AgencyId, b.Year }).HasFilter("\"Month\" = 0"); // what agencies started with, among all that came after
        });
        builder.Entity<BudgetLineRecord>(e =>
        {
            e.ToTable("BudgetLines", t => t.HasCheckConstraint(
                "CK_BudgetLines_Available",
                "\"Assigned\" + \"Adjusted\" - \"Withheld\" - \"Reserved\" - \"Committed\" - \"Advanced\" - \"Spent\" >= 0 "
                + "AND \"Withheld\" >= 0 AND \"Reserved\" >= 0 AND \"Committed\" >= 0 AND \"Advanced\" >= 0 AND \"Spent\" >= 0"))
                .HasKey(b => new { b.AgencyId, b.BudgetYear, b.Fund, b.FundingSource, b.Chapter, b.SubCategory, b.SubItem });
            e.BudgetPlace(b => b.Fund, b => b.FundingSource, b => b.Chapter, b => b.SubCategory, b => b.SubItem);
            e.OfAgency(b => b.AgencyId);
            e.Ignore(b => b.Key).Ignore(b => b.Position);
        });
        builder.Entity<BudgetMovementRecord>(e =>
        {
            e.AppendOnly("BudgetMovements").HasKey(m => new { m.AgencyId, m.No });
            e.BudgetPlace(m => m.Fund, m => m.FundingSource, m => m.Chapter, m => m.SubCategory, m => m.SubItem);
            e.OfAgency(m => m.AgencyId);
            e.Ignore(m => m.Key);
            e.HasIndex(m => new { m.AgencyId, m.VoucherNo });
            e.HasIndex(m => new { m.AgencyId, m.DocumentNo });
            e.HasIndex(m => new { m.AgencyId, m.BudgetYear, m.Date });
        });
        builder.Entity<NumberSeriesRecord>(e =>
        {
            e.ToTable("NumberSeries").HasKey(s => new { s.AgencyId, s.Type, s.Year });
            e.OfAgency(s => s.AgencyId);
        });
        builder.Entity<ApprovalRecord>(e =>
        {
            e.AppendOnly("Approvals").HasKey(a => new { a.AgencyId, a.No });
            e.Property(a => a.Digest).HasMaxLength(HashLength);
            e.HasIndex(a => new { a.AgencyId, a.VoucherNo });
            e.HasIndex(a => new { a.AgencyId, a.RequestNo });
            e.OfAgency(a => a.AgencyId);
        });
        builder.Entity<BudgetEntryRecord>(e =>
        {
            e.AppendOnly("BudgetEntries").HasKey(b => new { b.AgencyId, b.No });
            e.OfAgency(b => b.AgencyId);
        });
        builder.Entity<BudgetEntryLineRecord>(e =>
        {
            e.AppendOnly("BudgetEntryLines").HasKey(l => new { l.AgencyId, l.EntryNo, l.LineNo });
            e.Classification(l => l.FundingSource, l => l.Chapter, l => l.SubCategory, l => l.SubItem);
            e.HasOne<BudgetEntryRecord>().WithMany().HasForeignKey(l => new { l.AgencyId, l.EntryNo }).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public static void MapTraces(this ModelBuilder builder)
    {
        builder.Entity<AuditRecord>(e =>
        {
            e.AppendOnly("AuditLines").HasKey(a => new { a.AgencyId, a.Id });
            e.HasIndex(a => new { a.AgencyId, a.At });
        });
        builder.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("IdempotencyKeys").Key(i => i.Id);
            e.Property(i => i.Id).HasMaxLength(HashLength);
            e.Property(i => i.RequestHash).HasMaxLength(HashLength);
            e.Property(i => i.Response).HasMaxLength(int.MaxValue);
        });
    }

    public static void MapImports(this ModelBuilder builder) => builder.Entity<ImportedRecord>(e =>
    {
        e.ToTable("Imported").HasKey(i => new { i.CommuneId, i.Kind, i.Reference });
        e.Property(i => i.Kind).HasMaxLength(32);
        e.Property(i => i.Reference).HasMaxLength(Name);
        e.Property(i => i.Outcome).HasMaxLength(32);
    });

    public static void MapCatalogs(this ModelBuilder builder)
    {
        builder.Catalog<AccountRecord>("Accounts");
        builder.Catalog<ChapterRecord>("Chapters");
        builder.Catalog<SubCategoryRecord>("SubCategories");
        builder.Catalog<SubItemRecord>("SubItems");
        builder.Catalog<FundingSourceRecord>("FundingSources");
        builder.Catalog<OperationRecord>("Operations");
        builder.Catalog<EvidenceKindRecord>("EvidenceKinds");
        builder.Catalog<FeeTypeRecord>("FeeTypes");
        builder.Entity<FeeRateRecord>(e =>
        {
            e.ToTable("FeeRates").HasKey(r => new { r.FeeType, r.From, r.Province, r.Filing, r.PayerClass });
            e.Property(r => r.FeeType).HasMaxLength(32);
            e.Property(r => r.Province).HasMaxLength(Name);
            e.Property(r => r.Filing).HasMaxLength(Code);
            e.Property(r => r.PayerClass).HasMaxLength(32);
        });
        builder.Catalog<FeeExemptionRecord>("FeeExemptions");
        builder.Entity<FeeExemptionRecord>().Property(e => e.Fees).HasMaxLength(FeeExemptionRecord.LongestFees);
        builder.Entity<RetiredCodesRecord>(e =>
        {
            e.ToTable("RetiredCodes").HasKey(r => new { r.Dimension, r.From, r.Since });
            e.Property(r => r.From).HasMaxLength(Code);
            e.Property(r => r.To).HasMaxLength(Code);
        });
        builder.Entity<CatalogReleaseRecord>(e =>
        {
            e.ToTable("CatalogReleases").Key(r => r.File);
            e.Property(r => r.File).HasMaxLength(Name);
        });
    }

    private static void Catalog<T>(this ModelBuilder builder, string table)
        where T : CatalogRecord =>
        builder.Entity<T>(e =>
        {
            e.ToTable(table).HasKey(c => new { c.Code, c.ValidFrom });
            e.Property(c => c.Code).HasMaxLength(32);
            e.Property(c => c.LegalBasis).HasMaxLength(1_000);
        });

    /// <summary>Keys are made by the application: no identity, no default that has to be read back.</summary>
    internal static void Key<T>(this EntityTypeBuilder<T> e, System.Linq.Expressions.Expression<Func<T, object?>> key)
        where T : class
    {
        var property = e.HasKey(key).Metadata.Properties[0];
        property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }

    internal static void OfAgency<T>(this EntityTypeBuilder<T> e, System.Linq.Expressions.Expression<Func<T, object?>> agency)
        where T : class =>
        e.HasOne<AgencyRecord>().WithMany().HasForeignKey(agency).OnDelete(DeleteBehavior.Restrict);

    private static void Classification<T>(this EntityTypeBuilder<T> e, params System.Linq.Expressions.Expression<Func<T, string?>>[] codes)
        where T : class
    {
        foreach (var code in codes)
            e.Property(code).HasMaxLength(Code);
    }

    private static void BudgetPlace<T>(this EntityTypeBuilder<T> e, params System.Linq.Expressions.Expression<Func<T, string?>>[] codes)
        where T : class => e.Classification(codes);
}

/// <summary>Tables whose rows are never changed or deleted: refused by the code, and by triggers in all three databases.</summary>
public static class AppendOnlyTables
{
    /// <summary>The names, for the triggers; a model test holds them against the mapping.</summary>
    public const string Annotation = "KeToanChung:AppendOnly";

    internal static EntityTypeBuilder<T> AppendOnly<T>(this EntityTypeBuilder<T> e, string table, Action<TableBuilder<T>>? more = null)
        where T : class
    {
        e.ToTable(table, t =>
        {
            t.HasTrigger($"TR_{table}_AppendOnly");
            more?.Invoke(t);
        });
        e.HasAnnotation(Annotation, table);
        return e;
    }
}
