using System.Globalization;
using System.Runtime.CompilerServices;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Reporting;

namespace KeToanChung.Reports.Entries;

/// <summary>
/// Books that are kept account by account (S03-H, S11-H, S12-H; TT 24/2024, Phụ lục II): what stood at the beginning, the lines, the sum of
/// each month, and what stands at the end. Over several agencies an account shows one after the other.
/// </summary>
public sealed class AccountBooks(
    BalanceReader balances, LedgerLines lines, Contras contras, CatalogCache catalogs, OrganisationCache organisation)
{
    /// <param name="isKept">The accounts that the book is kept for.</param>
    /// <param name="sides">What a debit and a credit are called here.</param>
    /// <param name="hasBalance">Whether each line tells what is left after it.</param>
    public async Task<Report> Make(
        ReportScope scope, ReportForm form, Func<string, bool> isKept, (string Debit, string Credit) sides, bool hasBalance, CancellationToken cancel)
    {
        var figures = await balances.Read(scope.Ids, scope.From, scope.To, cancel);
        var (asked, year) = (scope.Ids.ToHashSet(), scope.To.Year);
        var balance = Ledger.Reporting.TrialBalance.From(figures, asked, (await catalogs.Get(cancel)).Accounts, year);
        var book = new Book(scope, await organisation.Get(cancel), (await catalogs.Get(cancel)).Accounts, Columns(scope, sides, hasBalance), hasBalance);
        var seen = figures.Select(f => (Seen: BudgetEffect.AccountSeenFrom(f.Account, f.BudgetYear, year), Figure: f))
            .Where(f => isKept(f.Seen) && (scope.Account is null || f.Seen.StartsWith(scope.Account, StringComparison.Ordinal)))
            .Where(f => !scope.IsConsolidated || f.Seen is ['0', ..] || f.Figure.Counterparty is not { } other || !asked.Contains(other))
            .OrderBy(f => f.Seen, StringComparer.Ordinal)
            .GroupBy(f => f.Seen, f => f.Figure, StringComparer.Ordinal);

        return new Report(form with { IsBook = true }, scope)
        {
            Columns = book.Columns, Rows = Rows(book, [.. seen], cancel), Totals = book.Totals,
            Eliminations = EliminatedFlows.Of(balance.Eliminations.Where(e => isKept(e.Account)), book.Map),
        };
    }

    private async IAsyncEnumerable<ReportRow> Rows(
        Book book, IReadOnlyList<IGrouping<string, BalanceFigure>> accounts, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var account in accounts)
        {
            foreach (var row in book.Open(account))
                yield return row;
            await foreach (var (line, contra) in contras.Beside(LinesOf(account, book.Scope, cancel), cancel))
            {
                foreach (var row in book.Enter(line, contra))
                    yield return row;
            }

            foreach (var row in book.Close())
                yield return row;
        }
    }

    private IAsyncEnumerable<LedgerLine> LinesOf(IGrouping<string, BalanceFigure> account, ReportScope scope, CancellationToken cancel) => lines.OnAccounts(
        scope,
        [.. account.Select(f => f.Account).Distinct(StringComparer.Ordinal)],
        BudgetEffect.IsKeptByBudgetYear(account.Key) ? [.. account.Select(f => f.BudgetYear).Distinct()] : null,
        cancel);

    private static ReportColumn[] Columns(ReportScope scope, (string Debit, string Credit) sides, bool hasBalance)
    {
        List<ReportColumn> columns = [new("account", "Tài khoản", ColumnType.Text) { Width = 5, IsCode = true }];
        if (scope.IsConsolidated)
            columns.Add(new("agency", "Đơn vị", ColumnType.Text) { Width = 5, IsCode = true });
        columns.AddRange(
        [
            new("postedOn", "Ngày ghi sổ", ColumnType.Date),
            new("number", "Số hiệu chứng từ", ColumnType.Text) { Group = "Chứng từ", Heading = "Số hiệu", Width = 9, IsCode = true },
            new("date", "Ngày chứng từ", ColumnType.Date) { Group = "Chứng từ", Heading = "Ngày" },
            new("description", "Diễn giải", ColumnType.Text) { Width = 22 },
            new("journalLine", "Dòng nhật ký", ColumnType.Text) { Width = 5, IsCode = true },
            new("contra", "TK đối ứng", ColumnType.Text) { Width = 6, IsCode = true },
            new("debit", sides.Debit, ColumnType.Money) { Group = "Số tiền" },
            new("credit", sides.Credit, ColumnType.Money) { Group = "Số tiền" },
        ]);
        if (hasBalance)
            columns.Add(new("balance", "Còn lại", ColumnType.Money) { Group = "Số tiền" });
        return [.. columns];
    }

    /// <summary>The account that is being written: what it began with, and the sums so far.</summary>
    private sealed class Book(ReportScope scope, OrganisationMap map, DatedRows<Account> chart, ReportColumn[] columns, bool hasBalance)
    {
        private readonly Dictionary<string, object?> totals = new(StringComparer.Ordinal) { ["debit"] = 0L, ["credit"] = 0L };

        private string account = "";

        private Dictionary<int, long> openings = [];

        private (long Debit, long Credit) opening, closed, turnover, ofAgency, ofMonth;

        private LedgerLine? last;

        private long left;

        public ReportScope Scope => scope;

        public OrganisationMap Map => map;

        public ReportColumn[] Columns => columns;

        public IReadOnlyDictionary<string, object?> Totals => totals;

        public IEnumerable<ReportRow> Open(IGrouping<string, BalanceFigure> figures)
        {
            account = figures.Key;
            openings = figures.GroupBy(f => f.Agency).ToDictionary(g => g.Key, g => g.Sum(f => checked(f.OpeningDebit - f.OpeningCredit)));
            opening = Sides(openings.Values);
            (closed, turnover, ofAgency, ofMonth, last) = (default, default, default, default, null);
            left = scope.IsConsolidated ? 0 : openings.Values.Sum();
            yield return Sum($"TK {account} – {NameOf(account)}: số dư đầu kỳ", opening, 0);
        }

        public IEnumerable<ReportRow> Enter(LedgerLine line, string? contra)
        {
            if (last?.Agency != line.Agency)
            {
                foreach (var row in CloseAgency())
                    yield return row;
                left = openings.GetValueOrDefault(line.Agency);
            }
            else if (last is { } before && (before.Date.Year, before.Date.Month) != (line.Date.Year, line.Date.Month))
            {
                yield return CloseMonth(before.Date);
            }

            checked
            {
                ofMonth = (ofMonth.Debit + line.Debit, ofMonth.Credit + line.Credit);
                ofAgency = (ofAgency.Debit + line.Debit, ofAgency.Credit + line.Credit);
                turnover = (turnover.Debit + line.Debit, turnover.Credit + line.Credit);
                left += line.Debit - line.Credit;
            }

            last = line;
            var code = map[line.Agency].Agency.Code.Value;
            yield return new ReportRow(columns, Values(code, line, contra))
            {
                Voucher = new VoucherPlace(code, new DocumentId(line.Agency, line.Voucher)),
            };
        }

        public IEnumerable<ReportRow> Close()
        {
            foreach (var row in CloseAgency())
                yield return row;

            // An agency's balance stands on one side; several agencies' are added side by side.
            foreach (var (_, untouched) in openings)
                closed = Add(closed, Sides([untouched]));
            yield return Sum("Cộng phát sinh trong kỳ", turnover, 0, isTurnover: true);
            yield return Sum("Số dư cuối kỳ", closed, 0);
            if (account is not ['0', ..])
            {
                totals["debit"] = checked((long)totals["debit"]! + turnover.Debit);
                totals["credit"] = checked((long)totals["credit"]! + turnover.Credit);
            }
        }

        private IEnumerable<ReportRow> CloseAgency()
        {
            if (last is not { } line)
                yield break;

            if (scope.IsConsolidated)
                yield return Sum($"Cộng {map[line.Agency].Agency.Name}", ofAgency, 1, map[line.Agency].Agency.Code.Value, isTurnover: true);
            else if ((scope.From.Year, scope.From.Month) != (scope.To.Year, scope.To.Month))
                yield return CloseMonth(line.Date);

            closed = Add(closed, Sides([left]));
            openings.Remove(line.Agency);
            (ofAgency, ofMonth, last) = (default, default, null);
        }

        private ReportRow CloseMonth(DateOnly day)
        {
            var row = Sum(string.Create(CultureInfo.InvariantCulture, $"Cộng tháng {day.Month}/{day.Year}"), ofMonth, 1, isTurnover: true);
            ofMonth = default;
            return row;
        }

        private ReportRow Sum(string text, (long Debit, long Credit) amounts, int level, string? agency = null, bool isTurnover = false)
        {
            var values = new List<object?> { account };
            if (scope.IsConsolidated)
                values.Add(agency);
            values.AddRange([null, null, null, text, null, null]);
            // Where each line tells what is left, a balance stands in that column, else on its side.
            if (hasBalance)
                values.AddRange(isTurnover ? [amounts.Debit, amounts.Credit, null] : [null, null, checked(amounts.Debit - amounts.Credit)]);
            else
                values.AddRange([amounts.Debit, amounts.Credit]);
            return new ReportRow(columns, values, level, IsSum: true);
        }

        private object?[] Values(string agency, LedgerLine line, string? contra)
        {
            var values = new object?[columns.Length];
            var next = 0;
            Put(account);
            if (scope.IsConsolidated)
                Put(agency);
            Put(DateOnly.FromDateTime(BusinessClock.InVietnam(line.PostedAt).DateTime));
            Put(line.Number);
            Put(line.Date);
            Put(line.Description);
            Put(string.Create(CultureInfo.InvariantCulture, $"{line.Voucher}.{line.LineNo}"));
            Put(contra);
            Put(line.Debit);
            Put(line.Credit);
            if (hasBalance)
                Put(left);
            return values;

            void Put(object? value) => values[next++] = value;
        }

        private string NameOf(string code) => (chart.On(code, scope.To) ?? chart.All.FirstOrDefault(a => a.Code == code))?.Name ?? code;

        private static (long Debit, long Credit) Sides(IEnumerable<long> balances) =>
            balances.Aggregate((Debit: 0L, Credit: 0L), (sum, b) => Add(sum, (Math.Max(b, 0), Math.Max(-b, 0))));

        private static (long Debit, long Credit) Add((long Debit, long Credit) a, (long Debit, long Credit) b) =>
            checked((a.Debit + b.Debit, a.Credit + b.Credit));
    }
}
