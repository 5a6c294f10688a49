using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Chứng từ hằng tháng: templates with a day, which are posted for a month once. A voucher that was reversed doesn't count.</summary>
public sealed class MonthlyBills(AppDb db, BusinessClock clock)
{
    /// <summary>What waits to be posted in these agencies.</summary>
    public async Task<IReadOnlyList<(int Agency, long Template, DateOnly On)>> Due(IEnumerable<int> agencies, CancellationToken cancel)
    {
        var ids = agencies.ToList();
        var monthly = await db.Set<VoucherTemplateRecord>().AsNoTracking().Where(t => ids.Contains(t.AgencyId) && t.DayOfMonth != null)
            .Select(t => new { t.AgencyId, t.No, Day = t.DayOfMonth!.Value, t.Since }).ToListAsync(cancel);
        if (monthly.Count == 0)
            return [];

        var posted = (await UsesIn(ids).ToListAsync(cancel)).Select(u => (u.AgencyId, u.TemplateNo, u.Year, u.Month)).ToHashSet();
        var waiting =
            from template in monthly
            let due = MonthlyBill.Due(template.Day, template.Since, clock.Today, (year, month) => posted.Contains((template.AgencyId, template.No, year, month)))
            where due is not null
            select (template.AgencyId, template.No, due.Value);
        return [.. waiting];
    }

    /// <summary>Marks the month of a voucher that was posted from a template as done, or says that it was done before. The agency's head must be held.</summary>
    internal async Task<Refusal?> Use(DocumentId template, VoucherRecord voucher, CancellationToken cancel)
    {
        var (agency, no) = (voucher.AgencyId, template.Number);
        var record = template.Agency == agency
            ? await db.Set<VoucherTemplateRecord>().AsNoTracking().FirstOrDefaultAsync(t => t.AgencyId == agency && t.No == no, cancel)
            : null;
        if (record is null)
            return new Refusal(Codes.NotFound, "template");
        if (record.DayOfMonth is null)
            return null;

        var (year, month) = (voucher.Date.Year, voucher.Date.Month);
        var done = await UsesIn([agency]).Where(u => u.TemplateNo == no && u.Year == year && u.Month == month)
            .Join(db.Set<VoucherRecord>(), u => new { u.AgencyId, No = u.VoucherNo }, v => new { v.AgencyId, v.No }, (u, v) => v.Number).FirstOrDefaultAsync(cancel);
        if (done is not null)
        {
            return new Refusal(Codes.RequestWrongState, "template", "templatePosted")
                .With("name", record.Name).With("month", new DateOnly(year, month, 1)).With("number", done);
        }

        db.Add(new TemplateUseRecord { AgencyId = agency, TemplateNo = no, VoucherNo = voucher.No, Year = year, Month = month });
        return null;
    }

    internal IQueryable<TemplateUseRecord> UsesIn(List<int> agencies) => db.Set<TemplateUseRecord>().AsNoTracking()
        .Where(u => agencies.Contains(u.AgencyId) && !db.Set<VoucherRecord>().Any(v => v.AgencyId == u.AgencyId && v.ReversalOf == u.VoucherNo));
}
