namespace KeToanChung.Reports;

/// <summary>What a column holds, so that each rendering can set it right.</summary>
public enum ColumnType
{
    Text,

    /// <summary>Whole đồng.</summary>
    Money,
    Date,
}

public sealed record ReportColumn(string Key, string Title, ColumnType Type);

/// <summary>
/// A report as figures: the same rows whichever way it is rendered. A row holds its columns' values by key, and <c>level</c> and
/// <c>isSum</c> where it has them.
/// </summary>
/// <param name="Agencies">Codes of today; several give the consolidated report.</param>
public sealed record Report(
    string Name,
    string Title,
    IReadOnlyList<string> Agencies,
    DateOnly From,
    DateOnly To,
    DateTimeOffset GeneratedAt,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows,
    IReadOnlyDictionary<string, object?> Totals,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Eliminations);

/// <summary>What a report is asked for, once rights and dates are sure.</summary>
public sealed record ReportScope(IReadOnlyList<App.Organisation.OrganisationMap.Entry> Agencies, DateOnly From, DateOnly To);

/// <summary>How one report is made. Each has a folder of its own and a line in <see cref="ReportCatalog"/>.</summary>
public interface IReportDefinition
{
    Task<Report> Make(ReportScope scope, CancellationToken cancel);
}
