using KeToanChung.App.Sheets;

namespace KeToanChung.App.Data.Records;

/// <summary>Bộ lọc đã lưu: a search of vouchers that a user comes back to, under a name of their own.</summary>
public sealed class SavedFilterRecord
{
    public required Guid UserId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: one of a kind for each user.</summary>
    public required string NameKey { get; init; }

    /// <summary>The filter, as JSON.</summary>
    public required string Content { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Which column a heading of a sheet is, as one user has explained it.</summary>
public sealed class SheetHeadingRecord
{
    public required Guid UserId { get; init; }

    public required SheetKind Kind { get; init; }

    /// <summary>The heading as it is compared.</summary>
    public required string Words { get; init; }

    public required string Heading { get; set; }

    /// <summary>The column; <see cref="SaveSheetHeadings.LeftOut"/> where it isn't read.</summary>
    public required string Field { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Mẫu chứng từ of an agency: a voucher to start from, each month on its day where it says one.</summary>
public sealed class VoucherTemplateRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: one of a kind in each agency.</summary>
    public required string NameKey { get; init; }

    /// <summary>The voucher, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Null where it doesn't come back by itself.</summary>
    public int? DayOfMonth { get; set; }

    /// <summary>From this day on it comes.</summary>
    public required DateOnly Since { get; set; }

    public required string SavedBy { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Số liệu để chia: how many heads or square metres an agency counts when a bill is shared.</summary>
public sealed class AgencyMeasureRecord
{
    public required int AgencyId { get; init; }

    /// <summary>The name as it is compared.</summary>
    public required string NameKey { get; init; }

    public required string Name { get; set; }

    /// <summary>Above 0: what counts nothing isn't kept.</summary>
    public required long Value { get; set; }

    public required string SavedBy { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Chứng từ nháp of an agency: begun by one person, gone on with by another. It is gone once it is posted or dropped.</summary>
public sealed class VoucherDraftRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    /// <summary>Counts its changes: who changes it says which one was seen.</summary>
    public required int Version { get; set; }

    /// <summary>The voucher as far as it goes, as JSON.</summary>
    public required string Content { get; set; }

    public required string SavedBy { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>A voucher that was posted from a monthly template, for the month of its date.</summary>
public sealed class TemplateUseRecord
{
    public required int AgencyId { get; init; }

    public required long TemplateNo { get; init; }

    public required long VoucherNo { get; init; }

    public required int Year { get; init; }

    public required int Month { get; init; }
}
