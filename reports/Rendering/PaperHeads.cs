using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Reports.Rendering;

/// <summary>Puts head and foot to what is printed: whose paper it is, where and when, and who signs it.</summary>
public sealed class PaperHeads(AppDb db, CallContext context, BusinessClock clock)
{
    private const int MostColumnsUpright = 6;

    private static readonly ReportColumn[] FlowColumns =
    [
        new("account", "Tài khoản", ColumnType.Text) { Width = 6, IsCode = true },
        new("agency", "Đơn vị", ColumnType.Text) { Width = 8, IsCode = true },
        new("counterpartyAgency", "Đơn vị đối ứng", ColumnType.Text) { Width = 8, IsCode = true },
        new("openingDebit", "Dư đầu kỳ Nợ", ColumnType.Money),
        new("openingCredit", "Dư đầu kỳ Có", ColumnType.Money),
        new("debit", "Phát sinh Nợ", ColumnType.Money),
        new("credit", "Phát sinh Có", ColumnType.Money),
    ];

    public async Task<Paper> Of(Report report, CancellationToken cancel) => Under(report.Scope.Agencies, clock.Today) with
    {
        Form = report.Form.Code.Length == 0 ? null : $"Mẫu số {report.Form.Code}",
        Title = report.Form.Title,
        Subtitle = Written.Period(report.From, report.To),
        Fields = [.. report.Form.Fields, .. Notes(report.Scope.Agencies)],
        Tables = report.Form.SetsClass0Apart ? await ApartTables(report, cancel) : TablesOf(report),
        Signatures = await SignaturesOf(report, cancel),
        IsLandscape = report.Columns.Count > MostColumnsUpright,
        IsBook = report.Form.IsBook,
    };

    /// <summary>The head of a paper of an agency, or of several together.</summary>
    /// <param name="day">On which it is signed.</param>
    internal Paper Under(IReadOnlyList<OrganisationMap.Entry> owners, DateOnly day)
    {
        var (first, printed) = (owners[0], BusinessClock.InVietnam(clock.Now));
        return new Paper
        {
            Owner = owners.Count == 1
                ? [first.Commune.Name, first.Agency.Name, $"Mã quan hệ ngân sách: {first.Agency.Code}"]
                : [first.Commune.Province, first.Commune.Name, $"Hợp nhất {owners.Count} đơn vị"],
            Author = owners.Count == 1 ? first.Agency.Name : first.Commune.Name,
            Title = "", Subtitle = "",
            PlaceAndDay = $"{first.Commune.Name}, {Written.DayInWords(day)}",
            Foot = $"In lúc {Written.Instant(printed)} bởi {context.CallerOrThrow.UserName}",
        };
    }

    /// <summary>Where the one who makes a document is (Luật Kế toán, Điều 16.1c).</summary>
    internal static PaperField AddressOf(OrganisationMap.Entry owner) => new("Địa chỉ", $"{owner.Commune.Name}, {owner.Commune.Province}");

    /// <summary>The tables as they are printed: the totals are the last row, what was eliminated a table of its own.</summary>
    internal static IReadOnlyList<PaperTable> TablesOf(Report report)
    {
        List<PaperTable> tables = [new(null, report.Columns, WithTotals(report))];
        if (report.Eliminations.Count > 0)
        {
            tables.Add(new PaperTable(
                "Các khoản đã loại trừ giữa các đơn vị được hợp nhất", FlowColumns,
                report.Eliminations.Select(e => new ReportRow(
                    FlowColumns, [e.Account, e.Agency, e.CounterpartyAgency, e.OpeningDebit, e.OpeningCredit, e.Debit, e.Credit])).ToAsyncEnumerable()));
        }

        return tables;
    }

    /// <summary>Accounts outside the balance have a table of their own, and no total.</summary>
    private static async Task<IReadOnlyList<PaperTable>> ApartTables(Report report, CancellationToken cancel)
    {
        var rows = (await report.Rows.ToListAsync(cancel)).ToLookup(r => r["account"] is string and ['0', ..]);
        var tables = TablesOf(report with { Rows = rows[false].ToAsyncEnumerable() });
        return rows[true].Any()
            ? [tables[0], new PaperTable("Các tài khoản ngoài bảng", report.Columns, rows[true].ToAsyncEnumerable()), .. tables.Skip(1)]
            : tables;
    }

    private static async IAsyncEnumerable<ReportRow> WithTotals(Report report)
    {
        await foreach (var row in report.Rows)
            yield return row;

        if (report.Totals.Count == 0)
            yield break;
        var label = report.Columns.Index().First(c => c.Item is { Type: ColumnType.Text, IsCode: false }).Index;
        yield return new ReportRow(
            report.Columns,
            [.. report.Columns.Select((c, i) => i == label ? "Tổng cộng" : report.Totals.GetValueOrDefault(c.Key))], Level: 0, IsSum: true);
    }

    // One person in two offices is allowed by a setting, and shown on reports (API contract, "Who may").
    private static IEnumerable<PaperField> Notes(IReadOnlyList<OrganisationMap.Entry> owners)
    {
        foreach (var owner in owners.Where(o => o.Record.AllowsDualRoles))
            yield return new PaperField("Lưu ý", $"{owner.Agency.Name} cho phép một người kiêm kế toán và thủ quỹ hoặc thủ trưởng");
    }

    private async Task<IReadOnlyList<Signature>> SignaturesOf(Report report, CancellationToken cancel)
    {
        if (report.Scope.Agencies is not [var owner])
            return [.. report.Form.Signers.Select(office => new Signature(office))];
        return await Signed(owner, report.Form.Signers, report.To, cancel);
    }

    /// <summary>The offices with the names of those who hold them on that day, where there is just one and the name is known.</summary>
    internal async Task<IReadOnlyList<Signature>> Signed(
        OrganisationMap.Entry owner, IReadOnlyList<string> offices, DateOnly day, CancellationToken cancel)
    {
        var agency = owner.Agency.Id;
        var holders = await (
            from a in db.Set<AppointmentRecord>()
            join user in db.Set<User>() on a.UserId equals user.Id
            where a.AgencyId == agency && a.From <= day && (a.To == null || day <= a.To)
            select new { a.Role, Name = user.DisplayName == user.UserName ? null : user.DisplayName }).ToListAsync(cancel);
        return
        [
            .. offices.Select(office => new Signature(office, holders.Where(h => RoleOf(office) == h.Role).Select(h => h.Name).Distinct().ToList() is [var one] ? one : null)),
        ];
    }

    private static Role? RoleOf(string office) => office switch
    {
        Signers.Head => Role.AgencyHead,
        Signers.ChiefAccountant => Role.Accountant,
        Signers.Cashier => Role.Cashier,
        _ => null,
    };
}
