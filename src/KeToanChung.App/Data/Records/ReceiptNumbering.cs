namespace KeToanChung.App.Data.Records;

/// <summary>The last receipt number given, or set apart for a point, in a series.</summary>
public sealed class ReceiptSeriesRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required string Series { get; init; }

    public int Last { get; set; }
}

/// <summary>Điểm lập biên lai: a place that receipts its agency's fees in a range of numbers of its own (NĐ 254/2026, Điều 25).</summary>
public sealed class IssuingPointRecord
{
    public required int AgencyId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    /// <summary>The body that the agency authorised to issue for it; null for a place of its own.</summary>
    public string? AuthorisedBody { get; set; }

    /// <summary>So many numbers are set apart for it at a time.</summary>
    public required int RangeSize { get; set; }

    public required bool IsOpen { get; set; }
}

/// <summary>Who receipts cash at which point; anybody else numbers for the agency itself.</summary>
public sealed class IssuingPointCashierRecord
{
    public required int AgencyId { get; init; }

    public required Guid UserId { get; init; }

    public required string UserName { get; init; }

    public required string Point { get; init; }
}

/// <summary>Dải số of a point: numbers of the agency's series that it alone gives, in ascending order.</summary>
public sealed class ReceiptRangeRecord
{
    public required int AgencyId { get; init; }

    public required int Year { get; init; }

    public required string Series { get; init; }

    public required int First { get; init; }

    public required int Final { get; init; }

    public required string Point { get; init; }

    /// <summary>The last number given; one before <see cref="First"/> while there is none.</summary>
    public required int Last { get; set; }

    public required DateTime SetApartAt { get; init; }
}
