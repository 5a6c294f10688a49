using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Reconciliation;

/// <summary>A line that the books hold, as far as it takes to know it again.</summary>
/// <param name="Number">Its number in the file that is read now, where it came from that very file; else null.</param>
public sealed record HeldLine(string Fingerprint, Money? BalanceAfter, int? Number);

/// <summary>
/// Which lines of a file are new, where files overlap. Two equal lines in one file are two lines; across files a line is the same when
/// day, amount, reference and text are, and the balance behind it where both files tell it. Where one doesn't, equals are counted.
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

    public static IReadOnlyList<StatementLine> NewIn(IReadOnlyList<StatementLine> lines, IEnumerable<HeldLine> held)
    {
        var heldBy = held.GroupBy(h => h.Fingerprint, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var unknown = lines.Select(line => (Line: line, Alike: heldBy.GetValueOrDefault(FingerprintOf(line)) ?? [])).ToList();

        // The surest sign first, so that a weaker one never takes a held line away from it.
        Recognise((line, held) => held.Number == line.Number);
        Recognise((line, held) => held.BalanceAfter is not null && held.BalanceAfter == line.BalanceAfter);
        Recognise((line, held) => held.BalanceAfter is null || line.BalanceAfter is null);
        return unknown.ConvertAll(u => u.Line);

        void Recognise(Func<StatementLine, HeldLine, bool> isSame) => unknown.RemoveAll(u =>
        {
            var found = u.Alike.FindIndex(h => isSame(u.Line, h));
            if (found < 0)
                return false;

            u.Alike.RemoveAt(found);
            return true;
        });
    }

    private static string Plain(string text) => FoldedLetters.WordsOf(text).Replace(" ", "", StringComparison.Ordinal);
}
