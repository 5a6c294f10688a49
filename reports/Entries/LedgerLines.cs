using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Reports.Entries;

/// <summary>A posted line with what its voucher says of it.</summary>
public sealed record LedgerLine(
    int Agency, long Voucher, int LineNo, DateOnly Date, string Account, long Debit, long Credit, string Description, string Number, DateTime PostedAt);

/// <summary>
/// Streams posted lines, over a connection of its own: while it is read, others may be asked on the request's. What an agency started with
/// (SD-01) is an opening balance, and no line here.
/// </summary>
public sealed class LedgerLines(IServiceScopeFactory scopes)
{
    /// <summary>The lines on some accounts, agency after agency, in the order of days.</summary>
    /// <param name="budgetYears">Only these, or null for all.</param>
    public IAsyncEnumerable<LedgerLine> OnAccounts(
        ReportScope scope, IReadOnlyList<string> accounts, IReadOnlyList<int>? budgetYears, CancellationToken cancel) => Stream(
        db =>
        {
            var lines = WithoutEliminated(db.Set<VoucherLineRecord>(), scope).Where(l => accounts.Contains(l.Account));
            if (budgetYears is not null)
                lines = lines.Where(l => budgetYears.Contains(l.BudgetYear));
            return Between(lines, db, scope)
                .OrderBy(e => e.Line.AgencyId).ThenBy(e => e.Line.Date).ThenBy(e => e.Line.VoucherNo).ThenBy(e => e.Line.LineNo);
        },
        cancel);

    /// <summary>All lines in the order of days, vouchers whole.</summary>
    public IAsyncEnumerable<LedgerLine> InOrder(ReportScope scope, CancellationToken cancel) => Stream(
        db => Between(WithoutEliminated(db.Set<VoucherLineRecord>(), scope), db, scope)
            .OrderBy(e => e.Line.Date).ThenBy(e => e.Line.AgencyId).ThenBy(e => e.Line.VoucherNo).ThenBy(e => e.Line.LineNo),
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

    private async IAsyncEnumerable<LedgerLine> Stream(Func<AppDb, IOrderedQueryable<Entry>> query, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lines = query(scope.ServiceProvider.GetRequiredService<AppDb>()).Select(e => new LedgerLine(
            e.Line.AgencyId, e.Line.VoucherNo, e.Line.LineNo, e.Line.Date, e.Line.Account, e.Line.Debit, e.Line.Credit,
            e.Line.Description ?? e.Voucher.Description, e.Voucher.Number, e.Voucher.PostedAt));
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
            yield return line;
    }

    private sealed record Entry
    {
        public required VoucherLineRecord Line { get; init; }

        public required VoucherRecord Voucher { get; init; }
    }
}
