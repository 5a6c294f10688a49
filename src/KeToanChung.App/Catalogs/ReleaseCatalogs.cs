using System.Globalization;
using System.Security.Cryptography;

using CsvHelper;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger.Catalogs;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Catalogs;

/// <summary>
/// Phát hành danh mục: takes the catalogue files that ship with the software into the dated tables. A file that was taken already
/// changes nothing; a new circular is a new file. Rows that an administrator added stay.
/// </summary>
public static class ReleaseCatalogs
{
    [SystemOnly]
    public sealed record Command(string Folder) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Files">The files whose rows were taken; empty when all were known.</param>
    public sealed record Result(IReadOnlyList<string> Files);

    // Before TT 24/2024 took effect its predecessor's rules held; they stay for reading old books (rules.md §1.1).
    private static readonly DateOnly RegimeStart = new(2025, 1, 1);

    private const string OldRegime = "TT107-";

    public sealed class Handler(AppDb db, CatalogCache cache, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var taken = new List<string>();
            await Take(request.Folder, "accounts.csv", Account, taken, cancellationToken);
            await Take(request.Folder, "chapters.csv", Chapter, taken, cancellationToken);
            await Take(request.Folder, "sub-categories.csv", SubCategory, taken, cancellationToken);
            await Take(request.Folder, "sub-items.csv", SubItem, taken, cancellationToken);
            await Take(request.Folder, "funding-sources.csv", FundingSource, taken, cancellationToken);
            await Take(request.Folder, "posting-rules.csv", Operation, taken, cancellationToken);
            await Take(request.Folder, "evidence-kinds.csv", EvidenceKind, taken, cancellationToken);
            await Take(request.Folder, "fees.csv", FeeType, taken, cancellationToken);
            await Take(request.Folder, "retired-codes.csv", Retired, taken, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            cache.Forget();
            return new Result(taken);
        }

        private async Task Take<T>(string folder, string file, Func<CsvReader, T> read, List<string> taken, CancellationToken cancel)
            where T : class
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, file), cancel);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var release = await db.Set<CatalogReleaseRecord>().FirstOrDefaultAsync(r => r.File == file, cancel);
            if (release?.Sha256 == sha256)
                return;

            using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
            await csv.ReadAsync();
            csv.ReadHeader();
            while (await csv.ReadAsync())
                await Put(read(csv), cancel);

            if (release is null)
                db.Add(new CatalogReleaseRecord { File = file, Sha256 = sha256, LoadedAt = clock.Now });
            else
                (release.Sha256, release.LoadedAt) = (sha256, clock.Now);
            taken.Add(file);
        }

        private async Task Put<T>(T row, CancellationToken cancel)
            where T : class
        {
            var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)).ToArray();
            if (await db.Set<T>().FindAsync(key, cancel) is { } known)
                db.Entry(known).CurrentValues.SetValues(row);
            else
                db.Add(row);
        }
    }

    private static AccountRecord Account(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Parent = Optional(row, "parent"),
        ValidFrom = From(row), ValidTo = null, LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
        Side = Enum.Parse<NormalSide>(Text(row, "normal_side"), ignoreCase: true),
        OffBalance = row.GetField<bool>("off_balance"), Postable = row.GetField<bool>("postable"),
        RequiredDimensions = Text(row, "required_dimensions"),
    };

    private static ChapterRecord Chapter(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Parent = Optional(row, "parent"),
        ValidFrom = From(row), LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
    };

    private static SubCategoryRecord SubCategory(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Parent = Optional(row, "parent"),
        ValidFrom = From(row), LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
    };

    private static SubItemRecord SubItem(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Parent = Optional(row, "parent"),
        ValidFrom = From(row), LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
    };

    private static FundingSourceRecord FundingSource(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Parent = Optional(row, "parent"),
        ValidFrom = From(row), LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
        Autonomous = Optional(row, "autonomous") is { } value ? bool.Parse(value) : null,
    };

    private static OperationRecord Operation(CsvReader row)
    {
        var code = Text(row, "operation_code");
        var isOld = code.StartsWith(OldRegime, StringComparison.Ordinal);
        return new OperationRecord
        {
            Code = code, Name = Text(row, "operation_name_vi"),
            ValidFrom = isOld ? DateOnly.MinValue : RegimeStart, ValidTo = isOld ? RegimeStart.AddDays(-1) : null,
            LegalBasis = Text(row, "source"), Confidence = Text(row, "confidence"),
            Debit = Text(row, "debit"), Credit = Text(row, "credit"), OffBalance = Text(row, "simultaneous_off_balance"),
            Approval = Enum.Parse<ApprovalNeed>(Text(row, "approval"), ignoreCase: true), Condition = Text(row, "condition"),
        };
    }

    private static EvidenceKindRecord EvidenceKind(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), ValidFrom = From(row), LegalBasis = Text(row, "source"),
        Confidence = Text(row, "confidence"), RequiredFor = Text(row, "required_for"),
    };

    private static FeeTypeRecord FeeType(CsvReader row) => new()
    {
        Code = Text(row, "code"), Name = Text(row, "name"), Unit = Text(row, "unit"),
        ValidFrom = From(row), ValidTo = Optional(row, "valid_to") is { } to ? Day(to) : null,
        LegalBasis = $"{Text(row, "legal_basis")} · {Text(row, "source")}", Confidence = Text(row, "confidence"),
        Amount = Optional(row, "amount_vnd") is { } amount ? long.Parse(amount, CultureInfo.InvariantCulture) : null,
        RetainedPercent = Optional(row, "retained_percent") is { } percent ? int.Parse(percent, CultureInfo.InvariantCulture) : null,
        SubItem = Optional(row, "tieumuc"),
    };

    private static RetiredCodesRecord Retired(CsvReader row) => new()
    {
        Dimension = Dimensions.Parse(Text(row, "dimension")), From = Text(row, "from"), To = Text(row, "to"),
        Since = row.GetField<int>("since"), LegalBasis = Text(row, "legal_basis"),
    };

    private static string Text(CsvReader row, string column) => (row.GetField(column) ?? "").Kept();

    private static string? Optional(CsvReader row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;

    private static DateOnly From(CsvReader row) => Optional(row, "valid_from") is { } text ? Day(text) : DateOnly.MinValue;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
