using KeToanChung.App.Pipeline;

namespace KeToanChung.App.Sheets;

/// <summary>What importing a sheet would do as the books stand, and everything that is wrong with it.</summary>
/// <param name="Rows">Rows that hold something.</param>
/// <param name="FaultyRows">Of these: rows in which something is wrong.</param>
/// <param name="Documents">Those that could be taken.</param>
/// <param name="Doubts">What of them looks like another agency's, to be confirmed where people import it; importing it over the API is not asked.</param>
/// <param name="IgnoredColumns">Headings that are not known: what stands below them isn't read.</param>
public sealed record SheetPreview(
    int Rows, int FaultyRows, IReadOnlyList<SheetPreview.InAgency> Documents, IReadOnlyList<SheetFaultView> Faults,
    IReadOnlyList<SheetDoubtView> Doubts, IReadOnlyList<string> IgnoredColumns)
{
    /// <param name="Total">In whole đồng.</param>
    public sealed record InAgency(string Agency, string Name, int Count, long Total);
}

/// <summary>What a sheet became.</summary>
/// <param name="Rows">The rows that were read.</param>
/// <param name="Results">In the order of the sheet.</param>
public sealed record ImportedSheet(string File, int Rows, IReadOnlyList<ImportedSheet.Made> Results) : IHasSubject
{
    string IHasSubject.Subject => $"{Results.Count} documents of {File}";

    /// <param name="Number">What people call it by.</param>
    public sealed record Made(string Id, string Number, string Agency);
}
