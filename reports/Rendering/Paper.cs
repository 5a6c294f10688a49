namespace KeToanChung.Reports.Rendering;

/// <summary>What stands on paper, report or document alike: PDF and printable HTML are two ways to set it.</summary>
public sealed record Paper
{
    /// <summary>Whose paper it is: commune, agency, code; the agency's name stands out.</summary>
    public required IReadOnlyList<string> Owner { get; init; }

    /// <summary>Who made it, for the document's properties.</summary>
    public required string Author { get; init; }

    /// <summary>The form, such as "Mẫu số S03-H", or null.</summary>
    public string? Form { get; init; }

    public required string Title { get; init; }

    /// <summary>The period or day below the title.</summary>
    public required string Subtitle { get; init; }

    public IReadOnlyList<PaperField> Fields { get; init; } = [];

    public IReadOnlyList<PaperTable> Tables { get; init; } = [];

    /// <summary>Below the tables, such as the amount in words.</summary>
    public IReadOnlyList<PaperField> Remarks { get; init; } = [];

    /// <summary>E.g. "Xã Minh Họa, ngày 31 tháng 3 năm 2026".</summary>
    public required string PlaceAndDay { get; init; }

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>When and by what it was printed, at the foot of every page.</summary>
    public required string Foot { get; init; }

    public bool IsLandscape { get; init; }

    /// <summary>May have thousands of pages.</summary>
    public bool IsBook { get; init; }
}

/// <summary>A table on paper. Its rows can be read once.</summary>
public sealed record PaperTable(string? Caption, IReadOnlyList<ReportColumn> Columns, IAsyncEnumerable<ReportRow> Rows);

/// <summary>A place to sign: the office, and the name where it is known.</summary>
public sealed record Signature(string Office, string? Name = null);
