using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Data.Records;

/// <summary>A file as it was sent, under the hash of its bytes: kept whole, whatever was read out of it.</summary>
public sealed class StoredFileRecord
{
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    public required DateTime StoredAt { get; init; }
}

/// <summary>Sao kê: one imported file of an agency's deposit account.</summary>
public sealed class StatementRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required StatementFormat Format { get; init; }

    public required string Account { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Null where the file tells no balance.</summary>
    public long? Opening { get; init; }

    public long? Closing { get; init; }

    /// <summary>Lines that the file has; those that an earlier import brought already stand under that one.</summary>
    public required int LinesInFile { get; init; }

    public required DateTime ImportedAt { get; init; }

    public required string ImportedBy { get; init; }
}

/// <summary>Dòng sao kê.</summary>
public sealed class StatementLineRecord
{
    public required int AgencyId { get; init; }

    public required long StatementNo { get; init; }

    /// <summary>From 1 in the file's order.</summary>
    public required int LineNo { get; init; }

    public required DateOnly Date { get; init; }

    public DateOnly? ValueDate { get; init; }

    /// <summary>Money in is above 0, money out below.</summary>
    public required long Amount { get; init; }

    public string? Reference { get; init; }

    public required string Text { get; init; }

    public long? BalanceAfter { get; init; }

    /// <summary>The same for the same line in every file that has it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The match that explains it, or null.</summary>
    public long? MatchNo { get; set; }
}

/// <summary>Cách đọc sao kê: which column is which under one heading row, as a person of the agency said.</summary>
public sealed class StatementLayoutRecord
{
    public required int AgencyId { get; init; }

    /// <summary>Stands for the heading row.</summary>
    public required string Key { get; init; }

    /// <summary>One a line.</summary>
    public required string Headings { get; set; }

    /// <summary>As <c>Date=0;Amount=3</c>, places from 0.</summary>
    public required string Columns { get; set; }

    public required DateTime SavedAt { get; set; }

    public required string SavedBy { get; set; }
}
