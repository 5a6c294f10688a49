using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Reports.Entries;

/// <summary>A posted line with what its voucher says of it.</summary>
public sealed record LedgerLine(
    int Agency, long Voucher, int LineNo, DateOnly Date, string Account, long Debit, long Credit, string Description, string Number, DateTime PostedAt)
{
    /// <summary>How many lines its voucher has on the other side, class 0 apart; where it is one, <see cref="Opposite"/> is its account.</summary>
    public int Opposites { get; init; }

    public string? Opposite { get; init; }
}

/// <summary>
/// Streams posted lines, over a connection of its own: while it is read, others may be asked on the request's. What an agency started with
/// (SD-01) is an opening balance, and no line here.
/// </summary>
public sealed class LedgerLines(IServiceScopeFactory scopes)
{
    /// <summary>The lines on some accounts, agency after agency, in the order of days, with what stands opposite.</summary>
    /// <param name="budgetYears">Only these, or null for all.</param>
    public IAsyncEnumerable<LedgerLine> OnAccounts(
        ReportScope scope, IReadOnlyList<string> accounts, IReadOnlyList<int>? budgetYears, CancellationToken cancel) => Stream(
        db =>
        {
            var lines = WithoutEliminated(db.Set<VoucherLineRecord>(), scope).Where(l => accounts.Contains(l.Account));
            if (budgetYears is not null)
                lines = lines.Where(l => budgetYears.Contains(l.BudgetYear));
            return Between(lines, db, scope)
                .OrderBy(e => e.Line.AgencyId).ThenBy(e => e.Line.Date).ThenBy(e => e.Line.VoucherNo).ThenBy(e => e.Line.LineNo)
                .Select(e => new LedgerLine(
                    e.Line.AgencyId, e.Line.VoucherNo, e.Line.LineNo, e.Line.Date, e.Line.Account, e.Line.Debit, e.Line.Credit,
                    e.Line.Description ?? e.Voucher.Description, e.Voucher.Number, e.Voucher.PostedAt)
                {
                    Opposites = db.Set<VoucherLineRecord>().Count(o => o.AgencyId == e.Line.AgencyId && o.VoucherNo == e.Line.VoucherNo
                        && !EF.Functions.Like(o.Account, "0%") && ((e.Line.Debit != 0 && o.Credit != 0) || (e.Line.Debit == 0 && o.Debit != 0))),
                    Opposite = db.Set<VoucherLineRecord>().Where(o => o.AgencyId == e.Line.AgencyId && o.VoucherNo == e.Line.VoucherNo
                        && !EF.Functions.Like(o.Account, "0%") && ((e.Line.Debit != 0 && o.Credit != 0) || (e.Line.Debit == 0 && o.Debit != 0)))
                        .OrderBy(o => o.LineNo).Select(o => o.Account).FirstOrDefault(),
                });
        },
        cancel);

    /// <summary>All lines in the order of days, vouchers whole.</summary>
    public IAsyncEnumerable<LedgerLine> InOrder(ReportScope scope, CancellationToken cancel) => Stream(
        db => Between(WithoutEliminated(db.Set<VoucherLineRecord>(), scope), db, scope)
            .OrderBy(e => e.Line.Date).ThenBy(e => e.Line.AgencyId).ThenBy(e => e.Line.VoucherNo).ThenBy(e => e.Line.LineNo)
            .Select(e => new LedgerLine(
                e.Line.AgencyId, e.Line.VoucherNo, e.Line.LineNo, e.Line.Date, e.Line.Account, e.Line.Debit, e.Line.Credit,
                e.Line.Description ?? e.Voucher.Description, e.Voucher.Number, e.Voucher.PostedAt)),
        cancel);

    // On-balance flows between the agencies asked for are eliminated.
    private static IQueryable<VoucherLineRecord> WithoutEliminated(IQueryable<VoucherLineRecord> lines, ReportScope scope)
    {
        var ids = scope.Ids;
        return scope.IsConsolidated
            ? lines.Where(l => l.CounterpartyId == null || EF.Functions.Like(l.Account, "0%") || !ids.Contains(l.CounterpartyId.Value))
            : lines;
    }

    private static IQueryable<Entry> Between(IQueryable<VoucherLineRecord> lines, AppDb db, ReportScope scope)
    {
        var (ids, first, last) = (scope.Ids, scope.From, scope.To);
        return from line in lines
               join voucher in db.Set<VoucherRecord>() on new { line.AgencyId, No = line.VoucherNo } equals new { voucher.AgencyId, voucher.No }
               where ids.Contains(line.AgencyId) && line.Date >= first && line.Date <= last
                   && (voucher.Operation == null || voucher.Operation != PostingEngine.OpeningBalance)
               select new Entry { Line = line, Voucher = voucher };
    }

    private async IAsyncEnumerable<LedgerLine> Stream(Func<AppDb, IQueryable<LedgerLine>> query, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await foreach (var line in query(scope.ServiceProvider.GetRequiredService<AppDb>()).AsAsyncEnumerable().WithCancellation(cancel))
            yield return line;
    }

    private sealed record Entry
    {
        public required VoucherLineRecord Line { get; init; }

        public required VoucherRecord Voucher { get; init; }
    }
}
