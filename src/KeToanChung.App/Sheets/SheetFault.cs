using System.Globalization;

using KeToanChung.App.Words;
using KeToanChung.Ledger;

namespace KeToanChung.App.Sheets;

/// <summary>What is wrong in a sheet, and where.</summary>
/// <param name="Row">As its reader counts.</param>
/// <param name="Field">The column; null where the whole row is meant.</param>
internal sealed record SheetFault(int Row, string? Field, Refusal Refusal)
{
    /// <summary>As the answer of a request names it: <c>rows[14].account</c>.</summary>
    public Refusal Placed => (Refusal with { Field = Field }).Under(string.Create(CultureInfo.InvariantCulture, $"rows[{Row}]"));

    public SheetFaultView View(Sheet sheet) =>
        new(Row, Field is null ? null : sheet.HeadingOf(Field), Field, Sentences.In(CultureInfo.CurrentUICulture).Of(Placed));
}

/// <param name="Row">As a spreadsheet counts, or the line of a text.</param>
/// <param name="Column">In the sheet's own words; null where the whole row is meant.</param>
/// <param name="Field">What the request calls that column.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
public sealed record SheetFaultView(int Row, string? Column, string? Field, string Message);

/// <summary>What may be right, but looks like another agency's.</summary>
/// <param name="Rows">All that say so; counted as those of faults.</param>
/// <param name="Column">In the sheet's own words.</param>
/// <param name="Field">What the request calls that column.</param>
/// <param name="Message">What it is, and in which agency it is usual.</param>
public sealed record SheetDoubtView(IReadOnlyList<int> Rows, string? Column, string? Field, string Message);
