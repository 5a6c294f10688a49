using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.App.Evidence;

/// <summary>Một giấy tờ gốc, as lists show it.</summary>
/// <param name="Kind">A code of the catalogue evidence-kinds.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record EvidenceView(
    string Id, string Kind, string KindName, string FileName, string ContentType, int Size, string Sha256, string AttachedBy, DateTimeOffset AttachedAt)
{
    internal static EvidenceView Of(EvidenceRecord e, Catalog catalog) => new(
        new DocumentId(e.AgencyId, e.No).ToString(), e.Kind, catalog.Evidence.On(e.Kind, DateOnly.FromDateTime(e.AttachedAt))?.Name ?? e.Kind, e.FileName,
        e.ContentType, e.Size, e.Sha256, e.AttachedBy, BusinessClock.InVietnam(e.AttachedAt));
}

/// <summary>A paper that the operation can't do without, and that is not there.</summary>
public sealed record MissingEvidence(string Kind, string Name, string LegalBasis);

/// <summary>The papers under a voucher or a request.</summary>
public sealed record PaperList(IReadOnlyList<EvidenceView> Attached, IReadOnlyList<MissingEvidence> Missing);
