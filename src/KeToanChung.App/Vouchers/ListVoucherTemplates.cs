using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>Mẫu chứng từ of an agency: what is due first, then by name.</summary>
public static class ListVoucherTemplates
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Listing<Item>>>, IRequest<Outcome<Listing<Item>>>, IInAgency;

    /// <param name="Due">The oldest day on which it was due and isn't posted; null when nothing waits.</param>
    /// <param name="Posted">For which month it was posted last, and as what.</param>
    public sealed record Item(string Id, string Name, int? DayOfMonth, DateOnly? Due, Item.Use? Posted, long Total, VoucherInput Voucher, string SavedBy, DateTimeOffset SavedAt)
    {
        public sealed record Use(int Year, int Month, string Id, string Number);
    }

    internal sealed class Handler(AppDb db, MonthlyBills bills, CallContext context) : IRequestHandler<Query, Outcome<Listing<Item>>>
    {
        private static readonly StringComparer ByName = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

        public async Task<Outcome<Listing<Item>>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var templates = await db.Set<VoucherTemplateRecord>().AsNoTracking().Where(t => t.AgencyId == agency).ToListAsync(cancellationToken);
            var due = (await bills.Due([agency], cancellationToken)).ToDictionary(d => d.Template, d => d.On);
            var uses = await bills.UsesIn([agency]).ToListAsync(cancellationToken);
            var items = new List<Item>(templates.Count);
            foreach (var template in templates)
            {
                var voucher = JsonSerializer.Deserialize<VoucherInput>(template.Content, Stored.Json)!;
                var last = uses.Where(u => u.TemplateNo == template.No).MaxBy(u => (u.Year, u.Month, u.VoucherNo));
                var number = last is null ? null : await db.Set<VoucherRecord>().Where(v => v.AgencyId == agency && v.No == last.VoucherNo).Select(v => v.Number).FirstAsync(cancellationToken);
                items.Add(new Item(
                    context.IdOf(template.No).ToString(), template.Name, template.DayOfMonth, due.TryGetValue(template.No, out var on) ? on : null,
                    last is null ? null : new Item.Use(last.Year, last.Month, context.IdOf(last.VoucherNo).ToString(), number!),
                    voucher.Lines.Where(l => l.Account is not ['0', ..]).Sum(l => l.Debit), voucher, template.SavedBy, BusinessClock.InVietnam(template.SavedAt)));
            }

            return new Listing<Item>([.. items.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Name, ByName)], null);
        }
    }
}
