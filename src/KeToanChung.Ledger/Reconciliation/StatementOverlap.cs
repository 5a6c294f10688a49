using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Reconciliation;

/// <summary>A line that the books hold, with what they know it by.</summary>
/// <param name="OwnNumber">Its number in the file that is read now, where it came from that very file; else null.</param>
public sealed record HeldLine(StatementLine Line, string Fingerprint, int? OwnNumber);

/// <summary>
/// Which lines of a file are new, where files overlap. Two equal lines in one file are two lines; across files a line is the same when
/// day, amount, reference and text are, and the balance behind it where both files tell it. Where one doesn't, equals are counted. Where
/// both do, a text may be longer in one of them: formats, and files that were cut off, shorten it.
/// </summary>
public static class StatementOverlap
{
    /// <summary>The same for the same line in any format: letters and digits alone, as formats differ in blanks, marks and diacritics.</summary>
    public static string FingerprintOf(StatementLine line)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{line.Date:yyyy-MM-dd}\n{line.Amount}\n{Plain(line.Reference ?? "")}\n{Plain(line.Text)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public static IReadOnlyList<StatementLine> NewIn(IReadOnlyList<StatementLine> lines, IReadOnlyCollection<HeldLine> held)
    {
        var byFingerprint = held.ToLookup(h => h.Fingerprint, StringComparer.Ordinal);
        var byPlace = held.Where(h => h.Line.BalanceAfter is not null).ToLookup(h => PlaceOf(h.Line));
        var taken = new HashSet<HeldLine>(ReferenceEqualityComparer.Instance);
        var unknown = lines.Select(line => (Line: line, Fingerprint: FingerprintOf(line))).ToList();

        // The surest sign first, so that a weaker one never takes a held line away from it.
        unknown.RemoveAll(u => Recognise(byFingerprint[u.Fingerprint], h => h.OwnNumber == u.Line.Number));
        unknown.RemoveAll(u => Recognise(
            byFingerprint[u.Fingerprint], h => h.Line.BalanceAfter is not null && h.Line.BalanceAfter == u.Line.BalanceAfter));
        unknown.RemoveAll(u => Recognise(byFingerprint[u.Fingerprint], h => h.Line.BalanceAfter is null || u.Line.BalanceAfter is null));
        unknown.RemoveAll(u => Recognise(byPlace[PlaceOf(u.Line)], h => OneBeginsWithTheOther(Plain(h.Line.Text), Plain(u.Line.Text))));
        return unknown.ConvertAll(u => u.Line);

        bool Recognise(IEnumerable<HeldLine> alike, Func<HeldLine, bool> isSame) =>
            alike.FirstOrDefault(h => !taken.Contains(h) && isSame(h)) is { } found && taken.Add(found);
    }

    private static (DateOnly Date, Money Amount, string Reference, Money? Balance) PlaceOf(StatementLine line) =>
        (line.Date, line.Amount, Plain(line.Reference ?? ""), line.BalanceAfter);

    private static bool OneBeginsWithTheOther(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    private static string Plain(string text) => FoldedLetters.WordsOf(text).Replace(" ", "", StringComparison.Ordinal);
}
