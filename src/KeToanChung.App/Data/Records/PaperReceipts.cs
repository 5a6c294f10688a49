using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Data.Records;

/// <summary>Quyển biên lai giấy: pre-numbered forms, used in ascending order, until 31/12/2026 (NĐ 254/2026, Điều 44.2).</summary>
public sealed class PaperBookRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string Form { get; init; }

    public required string Series { get; init; }

    public required int First { get; init; }

    public required int Final { get; init; }

    /// <summary>The first number that is still there; behind <see cref="Final"/> once none is left.</summary>
    public required int Next { get; set; }

    /// <summary>Who writes them out; null while the book is in the agency's keeping.</summary>
    public Guid? HolderId { get; set; }

    public string? Holder { get; set; }

    public required DateOnly ReceivedOn { get; init; }
}

/// <summary>What became of forms of a book: received, given out, brought back, spoiled, destroyed. Append-only; those used are receipts.</summary>
public sealed class PaperMoveRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required long BookNo { get; init; }

    public required PaperMove Kind { get; init; }

    public required int First { get; init; }

    public required int Final { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>To or from whom.</summary>
    public string? Person { get; init; }

    /// <summary>Where they came from, or why they were spoiled.</summary>
    public string? Note { get; init; }

    /// <summary>The report that destroyed them.</summary>
    public long? DestructionNo { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}

/// <summary>Hủy biên lai giấy: the tax authority is told of the result (02/HUY-HĐBLG) within five working days.</summary>
public sealed class PaperDestructionRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required DateOnly On { get; init; }

    public required string Way { get; init; }

    public required string Witnesses { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public DateOnly? SentOn { get; set; }

    public string? SentBy { get; set; }

    /// <summary>The number of the tax authority's notice.</summary>
    public string? Reference { get; set; }
}
