using System.Globalization;
using System.Runtime.CompilerServices;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Reports.Entries;

namespace KeToanChung.Reports.Journal;

/// <summary>
/// Sổ nhật ký chung (S04-H, TT 24/2024, Phụ lục II): every line in the order of days, the debits of a voucher before its credits. Class 0 is
/// shown too, outside the totals.
/// </summary>
internal sealed class JournalReport(
    LedgerLines lines, BalanceReader balances, CatalogCache catalogs, OrganisationCache organisation) : IReportDefinition
{
    private static readonly ReportForm Form = new("Sổ nhật ký chung", "S04-H", [Signers.BookKeeper, Signers.ChiefAccountant, Signers.Head])
    {
        IsBook = true,
    };

    private static readonly ReportColumn[] Columns =
    [
        new("journalLine", "STT dòng", ColumnType.Text) { Width = 5, IsCode = true },
        new("agency", "Đơn vị", ColumnType.Text) { Width = 5, IsCode = true },
        new("postedOn", "Ngày ghi sổ", ColumnType.Date),
        new("number", "Số hiệu chứng từ", ColumnType.Text) { Group = "Chứng từ", Heading = "Số hiệu", Width = 9, IsCode = true },
        new("date", "Ngày chứng từ", ColumnType.Date) { Group = "Chứng từ", Heading = "Ngày" },
        new("description", "Diễn giải", ColumnType.Text) { Width = 24 },
        new("account", "Số hiệu tài khoản", ColumnType.Text) { Width = 5, IsCode = true },
        new("debit", "Số phát sinh Nợ", ColumnType.Money) { Group = "Số phát sinh", Heading = "Nợ" },
        new("credit", "Số phát sinh Có", ColumnType.Money) { Group = "Số phát sinh", Heading = "Có" },
    ];

    public async Task<Report> Make(ReportScope scope, CancellationToken cancel)
    {
        var map = await organisation.Get(cancel);
        var totals = new Dictionary<string, object?>(StringComparer.Ordinal) { ["debit"] = 0L, ["credit"] = 0L };
        return new Report(Form, scope)
        {
            Columns = Columns, Rows = Rows(scope, map, totals, cancel), Totals = totals,
            Eliminations = scope.IsConsolidated ? EliminatedFlows.Of(await Eliminations(scope, cancel), map) : [],
        };
    }

    private async Task<IReadOnlyList<Ledger.Reporting.Elimination>> Eliminations(ReportScope scope, CancellationToken cancel)
    {
        var figures = await balances.Read(scope.Ids, scope.From, scope.To, cancel);
        return Ledger.Reporting.TrialBalance.From(figures, scope.Ids.ToHashSet(), (await catalogs.Get(cancel)).Accounts, scope.To.Year).Eliminations;
    }

    private async IAsyncEnumerable<ReportRow> Rows(
        ReportScope scope, OrganisationMap map, Dictionary<string, object?> totals, [EnumeratorCancellation] CancellationToken cancel)
    {
        (long Debit, long Credit) all = default, ofMonth = default;
        DateOnly? before = null;
        await foreach (var voucher in Vouchers(lines.InOrder(scope, cancel)))
        {
            var day = voucher[0].Date;
            if (before is { } last && (last.Year, last.Month) != (day.Year, day.Month))
            {
                yield return MonthRow(last, ofMonth);
                ofMonth = default;
            }

            before = day;
            foreach (var line in voucher.OrderBy(l => l.Debit == 0).ThenBy(l => l.LineNo))
            {
                if (line.Account is not ['0', ..])
                {
                    all = checked((all.Debit + line.Debit, all.Credit + line.Credit));
                    ofMonth = checked((ofMonth.Debit + line.Debit, ofMonth.Credit + line.Credit));
                }

                yield return LineRow(line, map[line.Agency].Agency.Code.Value);
            }
        }

        if (before is { } end)
            yield return MonthRow(end, ofMonth);
        (totals["debit"], totals["credit"]) = (all.Debit, all.Credit);
    }

    private static async IAsyncEnumerable<List<LedgerLine>> Vouchers(IAsyncEnumerable<LedgerLine> lines)
    {
        var voucher = new List<LedgerLine>();
        await foreach (var line in lines)
        {
            if (voucher is [var first, ..] && (first.Agency, first.Voucher) != (line.Agency, line.Voucher))
            {
                yield return voucher;
                voucher.Clear();
            }

            voucher.Add(line);
        }

        if (voucher.Count > 0)
            yield return voucher;
    }

    private static ReportRow LineRow(LedgerLine line, string agency) => new(
        Columns,
        [
            string.Create(CultureInfo.InvariantCulture, $"{line.Voucher}.{line.LineNo}"), agency,
            DateOnly.FromDateTime(BusinessClock.InVietnam(line.PostedAt).DateTime), line.Number, line.Date, line.Description, line.Account,
            line.Debit, line.Credit,
        ])
    {
        Voucher = new VoucherPlace(agency, new DocumentId(line.Agency, line.Voucher)),
    };

    private static ReportRow MonthRow(DateOnly day, (long Debit, long Credit) sums) => new(
        Columns,
        [null, null, null, null, null, string.Create(CultureInfo.InvariantCulture, $"Cộng tháng {day.Month}/{day.Year}"), null, sums.Debit, sums.Credit],
        Level: 0, IsSum: true);
}
