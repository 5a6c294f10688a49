using System.Globalization;

using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Matching;

namespace KeToanChung.App.Reconciliation;

/// <summary>Where a statement line stands.</summary>
public enum MatchState
{
    Matched,
    Ambiguous,
    Unmatched,
}

/// <summary>The public id of a statement line: agency, import, and the line's number in its file.</summary>
public readonly record struct LineId(int Agency, long Statement, int Line)
{
    public static bool TryParse(string? text, out LineId id)
    {
        id = default;
        var last = text?.LastIndexOf('-') ?? -1;
        if (last <= 0 || !DocumentId.TryParse(text![..last], out var statement)
            || !int.TryParse(text.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return false;
        }

        id = new LineId(statement.Agency, statement.Number, line);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Agency}-{Statement}-{Line}");
}

/// <summary>A statement line as the bank wrote it. Money in is above 0.</summary>
/// <param name="LineNumber">From 1 in the file's order.</param>
public sealed record LineView(string StatementId, string FileName, int LineNumber, DateOnly Date, long Amount, string Text, string? Reference);

/// <summary>An entry of the books.</summary>
/// <param name="Id">A fee receipt's id as the fee calls have it; a voucher's with a <c>v</c> before it.</param>
/// <param name="Number">Of the receipt or voucher.</param>
public sealed record EntryView(string Id, EntryKind Kind, string? CaseNumber, string? Number, long Amount, DateOnly Date, string? Party);

/// <summary>Entries that would explain a line.</summary>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Reason">In words.</param>
public sealed record CandidateView(IReadOnlyList<EntryView> Entries, decimal Score, string Reason);

/// <summary>The ids that entries have outside.</summary>
internal static class EntryIds
{
    private const char Voucher = 'v';

    public static string Write(int agency, EntryId id) =>
        id.Kind is EntryKind.FeeReceipt ? new DocumentId(agency, id.No).ToString() : $"{Voucher}{new DocumentId(agency, id.No)}";

    /// <summary>The number within that agency, and whether it is a fee's.</summary>
    public static bool TryRead(string? text, int agency, out (bool IsFee, long No) id)
    {
        id = default;
        var isFee = text is not [Voucher, ..];
        if (!DocumentId.TryParse(isFee ? text : text![1..], out var document) || document.Agency != agency)
            return false;
        id = (isFee, document.Number);
        return true;
    }
}

/// <summary>Entries, candidates and reasons as callers and pages read them.</summary>
internal static class ReconciliationWords
{
    public static EntryView ViewOf(BookEntry entry, int agency) =>
        new(EntryIds.Write(agency, entry.Id), entry.Kind, entry.Kind is EntryKind.FeeReceipt ? entry.CaseNumber : null, entry.Number, entry.Amount.Dong, entry.Date, entry.Party);

    public static CandidateView ViewOf(Candidate candidate, int agency) =>
        new([.. candidate.Entries.Where(e => e.State is not EntryState.Elsewhere).Select(e => ViewOf(e, agency))], candidate.Score / 100m, Of(candidate.Reason));

    public static string Of(MatchReason reason) => Sentences.In(CultureInfo.CurrentUICulture).Of($"match.{reason}");
}
