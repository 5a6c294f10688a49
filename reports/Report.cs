using System.Text.Json.Serialization;

using KeToanChung.App.Organisation;

namespace KeToanChung.Reports;

/// <summary>What a column holds, so that each rendering can set it right.</summary>
public enum ColumnType
{
    Text,

    /// <summary>Whole đồng.</summary>
    Money,
    Date,

    /// <summary>How many of something.</summary>
    Number,
}

/// <summary>A column of a report.</summary>
/// <param name="Title">Its whole name, such as "Dư đầu kỳ Nợ".</param>
public sealed record ReportColumn(string Key, string Title, ColumnType Type)
{
    /// <summary>The heading that it stands under together with its neighbours, such as "Dư đầu kỳ"; then <see cref="Heading"/> is "Nợ".</summary>
    [JsonIgnore]
    public string? Group { get; init; }

    [JsonIgnore]
    public string Heading { get => field ?? Title; init; }

    /// <summary>Its share of the page's width, beside the other columns.</summary>
    [JsonIgnore]
    public double Width { get; init; } = Type switch { ColumnType.Text => 10, ColumnType.Money => 8.5, ColumnType.Date => 6, ColumnType.Number => 5 };

    /// <summary>Text that names something, and is set like a number: a code, a document's number.</summary>
    [JsonIgnore]
    public bool IsCode { get; init; }

    [JsonIgnore]
    public bool IsFigure => Type is ColumnType.Money or ColumnType.Number;
}

/// <summary>A row: a value for each column, in their order. As JSON it is an object by the columns' keys, with <c>level</c> and <c>isSum</c>.</summary>
[JsonConverter(typeof(Rendering.RowConverter))]
public sealed record ReportRow(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<object?> Values, int Level = 1, bool IsSum = false)
{
    /// <summary>Where the row's figures come from: an address below the API's base that is also that of a page, or null.</summary>
    public string? DrillDown { get => field ?? Voucher?.ToString(); init; }

    /// <summary>The voucher that the row is a line of: the most frequent of places to come from, written out only where it is asked for.</summary>
    public VoucherPlace? Voucher { get; init; }

    public object? this[string key] => Columns.Index().Where(c => c.Item.Key == key).Select(c => Values[c.Index]).FirstOrDefault();
}

/// <summary>A voucher and the agency whose book it is in.</summary>
public readonly record struct VoucherPlace(string Agency, Ledger.DocumentId Id)
{
    public override string ToString() => $"/agencies/{Agency}/vouchers/{Id}";
}

/// <summary>A flow between two of the agencies asked for, taken out of the consolidated figures.</summary>
public sealed record EliminatedFlow(
    string Account, string Agency, string CounterpartyAgency, long OpeningDebit, long OpeningCredit, long Debit, long Credit);

/// <summary>A report as figures: the same rows whichever way it is rendered, and so many as there are: they are read while they are written.</summary>
public sealed record Report([property: JsonIgnore] ReportForm Form, [property: JsonIgnore] ReportScope Scope)
{
    public string Name { get; init; } = "";

    /// <summary>Codes of today; several give the consolidated report.</summary>
    public IReadOnlyList<string> Agencies => [.. Scope.Agencies.Select(a => a.Agency.Code.Value)];

    public DateOnly From => Scope.From;

    public DateOnly To => Scope.To;

    public DateTimeOffset GeneratedAt => Scope.AskedAt;

    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>Can be read once.</summary>
    public required IAsyncEnumerable<ReportRow> Rows { get; init; }

    /// <summary>Sums by the keys of their columns; complete once the rows have been read.</summary>
    public required IReadOnlyDictionary<string, object?> Totals { get; init; }

    public IReadOnlyList<EliminatedFlow> Eliminations { get; init; } = [];
}

/// <summary>How a report stands on paper.</summary>
/// <param name="Title">As the form is called, e.g. "Sổ Cái".</param>
/// <param name="Code">The form's code, such as S03-H.</param>
/// <param name="Signers">Who signs, from left to right.</param>
public sealed record ReportForm(string Title, string Code, IReadOnlyList<string> Signers)
{
    /// <summary>A book has a row for each line that was posted, and may have hundreds of thousands; a statement has few.</summary>
    public bool IsBook { get; init; }

    /// <summary>Accounts outside the balance (class 0) stand below the others, and below the total.</summary>
    public bool SetsClass0Apart { get; init; }

    /// <summary>Facts above the table, such as the account that a book is kept for.</summary>
    public IReadOnlyList<PaperField> Fields { get; init; } = [];
}

/// <summary>One fact on paper: what it is, and the value.</summary>
public sealed record PaperField(string Label, string Value);

/// <summary>What a report is asked for, once rights and dates are sure.</summary>
/// <param name="OnlyOwn">The user whose own receipts alone may be read, or null.</param>
public sealed record ReportScope(
    IReadOnlyList<OrganisationMap.Entry> Agencies, DateOnly From, DateOnly To, string? Account, Guid? OnlyOwn, DateTimeOffset AskedAt)
{
    public IReadOnlyList<int> Ids { get; } = [.. Agencies.Select(a => a.Agency.Id)];

    public bool IsConsolidated => Agencies.Count > 1;

    /// <summary>The query that asks for the same agencies and days again, with what is added.</summary>
    public string Query(DateOnly from, DateOnly to) =>
        $"{string.Join('&', Agencies.Select(a => $"agency={a.Agency.Code}"))}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";
}

/// <summary>How one report is made. Each has a folder of its own and a line in <see cref="ReportCatalog"/>.</summary>
public interface IReportDefinition
{
    Task<Report> Make(ReportScope scope, CancellationToken cancel);
}
