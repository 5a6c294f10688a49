using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Reconciliation.Matching;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeDays;

/// <summary>Holds a day's receipts against what was reported as paid, what the bank has, and what is posted.</summary>
internal sealed class DayBooks(AppDb db, NetReceipts receipts, CallContext context)
{
    private const string FeesCollected = "3383";

    internal sealed record Figures(long CashReceipts, long CashBooks, long OnlineReceipts, long OnlineBooks, long Platform, long Bank);

    /// <param name="Usual">The words that it has by itself; null where a person must find them.</param>
    internal sealed record Difference(FeeDifference Kind, long SubjectNo, string Subject, long Amount, string? Usual)
    {
        /// <summary>Names it in a request: <c>withoutReceipt-42</c>.</summary>
        public string Key => $"{char.ToLowerInvariant(Kind.ToString()[0])}{Kind.ToString()[1..]}-{SubjectNo}";
    }

    /// <param name="Pending">Online fees of the day that nobody has paid yet: no money, and no difference.</param>
    internal sealed record Day(Figures Figures, IReadOnlyList<Difference> Differences, int Pending);

    public async Task<Day> Read(DateOnly day, long until, CancellationToken cancel)
    {
        var parts = await receipts.Read(day, day, until, cancel);
        var books = await Booked(day, until, cancel);
        var payments = await Payments(day, cancel);
        var figures = new Figures(
            parts.Where(p => p.Method is FeeMethod.Cash).Sum(p => p.Amount), books.GetValueOrDefault(FeeMethod.Cash),
            parts.Where(p => p.Method is FeeMethod.Online).Sum(p => p.Amount), books.GetValueOrDefault(FeeMethod.Online),
            payments.Sum(p => p.Amount), payments.Where(p => p.IsAtBank).Sum(p => p.Amount));
        List<Difference> differences =
        [
            .. payments.Where(p => p is { CaseNo: not null, IsAtBank: false }).Select(p => new Difference(
                FeeDifference.InTransit, p.No, p.Subject, p.Amount, "Tiền đang chuyển, ngân hàng chưa báo Có")),
            .. payments.Where(p => p.CaseNo is null).Select(p => new Difference(FeeDifference.WithoutReceipt, p.No, p.Subject, p.Amount, null)),
            .. PaidOtherwise(parts, payments),
            .. await CashCounts(day, cancel),
        ];
        var booked = checked(figures.CashBooks + figures.OnlineBooks - figures.CashReceipts - figures.OnlineReceipts);
        if (booked != 0)
            differences.Add(new Difference(FeeDifference.Books, 0, FeesCollected, booked, null));
        return new Day(figures, differences, await Pending(day, cancel));
    }

    /// <summary>Who still has a desk that was opened on that day or before.</summary>
    public async Task<IReadOnlyList<string>> OpenDesks(DateOnly day, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return await db.Set<CashDeskRecord>().Where(d => d.AgencyId == agency && d.Date <= day && d.ClosedAt == null).OrderBy(d => d.No).Select(d => d.Holder).ToListAsync(cancel);
    }

    // Online receipts of the day against the payments that brought them: they part by a correction, or by a receipt of another day.
    private static IEnumerable<Difference> PaidOtherwise(IReadOnlyList<NetReceipts.Part> parts, IReadOnlyList<Payment> payments)
    {
        var paid = payments.Where(p => p.CaseNo is not null).ToLookup(p => p.CaseNo!.Value, p => p.Amount);
        var online = parts.Where(p => p.Method is FeeMethod.Online).ToLookup(p => p.CaseNo);
        foreach (var fee in online.Select(g => g.Key).Concat(paid.Select(g => g.Key)).Distinct().Order())
        {
            var difference = checked(online[fee].Sum(p => p.Amount) - paid[fee].Sum());
            if (difference == 0)
                continue;
            var receipt = online[fee].LastOrDefault();
            yield return new Difference(FeeDifference.PaidOtherwise, fee, receipt is null ? $"{fee}" : $"{receipt.Series}-{receipt.Number}", difference, null);
        }
    }

    private async Task<Dictionary<FeeMethod, long>> Booked(DateOnly day, long until, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var lines =
            from line in db.Set<VoucherLineRecord>().Where(l => l.AgencyId == agency && l.Account == FeesCollected && l.Date == day && l.VoucherNo <= until)
            join voucher in db.Set<VoucherRecord>() on new { line.AgencyId, No = line.VoucherNo } equals new { voucher.AgencyId, voucher.No }
            join first in db.Set<VoucherRecord>() on new { voucher.AgencyId, No = voucher.ReversalOf ?? voucher.No } equals new { first.AgencyId, first.No }
            where first.Source == VoucherSource.FeeReceipt
            join fee in db.Set<FeeCaseRecord>() on new { first.AgencyId, No = first.SourceNo } equals new { fee.AgencyId, No = (long?)fee.No }
            group line by fee.Method into g
            select new { g.Key, Amount = g.Sum(l => l.Credit - l.Debit) };
        return await lines.ToDictionaryAsync(l => l.Key, l => l.Amount, cancel);
    }

    private async Task<IReadOnlyList<Payment>> Payments(DateOnly day, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var found = await (
            from payment in db.Set<OnlinePaymentRecord>().Where(p => p.AgencyId == agency && p.PaidOn == day)
            join state in db.Set<OnlinePaymentStateRecord>().Where(s => s.Reason == null || s.Reason != WaitReason.Outgoing)
                on new { payment.AgencyId, payment.No } equals new { state.AgencyId, No = state.PaymentNo }
            orderby payment.No
            select new
            {
                payment.No, state.CaseNo, payment.Provider, payment.TransactionId, payment.CaseNumber, payment.Amount,
                IsAtBank = state.CaseNo != null
                    && db.Set<MatchEntryRecord>().Any(m => m.AgencyId == agency && m.Kind == EntryKind.FeeReceipt && m.EntryNo == state.CaseNo),
            }).ToListAsync(cancel);
        return found.ConvertAll(p => new Payment(
            p.No, p.CaseNo, $"{p.Provider} {p.TransactionId}{(p.CaseNumber.Length > 0 ? $", hồ sơ {p.CaseNumber}" : "")}", p.Amount, p.IsAtBank));
    }

    private async Task<IReadOnlyList<Difference>> CashCounts(DateOnly day, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var desks = await db.Set<CashDeskRecord>().AsNoTracking().Where(d => d.AgencyId == agency && d.Date == day && d.ClosedAt != null).OrderBy(d => d.No).ToListAsync(cancel);
        return [.. desks.Select(d => (Desk: d, Difference: checked(d.OpeningCounted - d.OpeningExpected + d.ClosingCounted!.Value - d.ClosingExpected!.Value)))
            .Where(d => d.Difference != 0)
            .Select(d => new Difference(
                FeeDifference.CashCount, d.Desk.No, $"{d.Desk.Holder}, ca {d.Desk.Turn}", d.Difference, d.Desk.ClosingNote ?? d.Desk.OpeningNote))];
    }

    private Task<int> Pending(DateOnly day, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        return db.Set<FeeCaseRecord>().CountAsync(f => f.AgencyId == agency && f.Date == day && f.Method == FeeMethod.Online && f.Status == FeeCaseStatus.Pending, cancel);
    }

    private sealed record Payment(long No, long? CaseNo, string Subject, long Amount, bool IsAtBank);
}
