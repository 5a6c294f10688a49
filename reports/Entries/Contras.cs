using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.Entries;

/// <summary>
/// Tài khoản đối ứng: the accounts on the other side of a line's voucher. Most vouchers have one, which the line brings with it; the others are
/// looked up for some hundred lines at a time, so that a book of any length needs little memory.
/// </summary>
public sealed class Contras(AppDb db)
{
    private const int AtOnce = 2_000;

    /// <summary>More than these are named no longer.</summary>
    private const int MostNamed = 4;

    public async IAsyncEnumerable<(LedgerLine Line, string? Contra)> Beside(
        IAsyncEnumerable<LedgerLine> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var some in lines.Chunk(AtOnce).WithCancellation(cancel))
        {
            var sides = await SidesOf(some, cancel);
            foreach (var line in some)
                yield return (line, ContraOf(line, sides));
        }
    }

    private async Task<ILookup<(int, long), Side>> SidesOf(LedgerLine[] lines, CancellationToken cancel)
    {
        var sides = new List<Side>();
        foreach (var own in lines.Where(IsToBeLookedUp).GroupBy(l => l.Agency))
        {
            var agency = own.Key;
            var vouchers = own.Select(l => l.Voucher).Distinct().ToList();
            sides.AddRange(await db.Set<VoucherLineRecord>().Where(l => l.AgencyId == agency && EF.Parameter(vouchers).Contains(l.VoucherNo))
                .Select(l => new Side(l.AgencyId, l.VoucherNo, l.Account, l.Debit != 0)).ToListAsync(cancel));
        }

        return sides.ToLookup(s => (s.Agency, s.Voucher));
    }

    // Class 0 is single-entry: it has no other side, and is none.
    private static string? ContraOf(LedgerLine line, ILookup<(int, long), Side> sides)
    {
        if (line.Account is ['0', ..])
            return null;
        if (!IsToBeLookedUp(line))
            return line.Opposite;

        var accounts = sides[(line.Agency, line.Voucher)].Where(s => s.IsDebit != (line.Debit != 0) && s.Account is not ['0', ..])
            .Select(s => s.Account).Distinct().Order(StringComparer.Ordinal).ToList();
        return accounts.Count <= MostNamed ? string.Join(", ", accounts) : string.Join(", ", accounts.Take(MostNamed - 1)) + ", …";
    }

    private static bool IsToBeLookedUp(LedgerLine line) => line.Opposites > 1 && line.Account is not ['0', ..];

    private sealed record Side(int Agency, long Voucher, string Account, bool IsDebit);
}
