using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Reconciliation.Matching;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>What an agency's books have that a statement line may be the bank's side of, matched or not.</summary>
public sealed class BookEntries(AppDb db, OrganisationCache organisation, CallContext context)
{
    /// <summary>So many values go into one statement: the smallest limit of the three databases is 2,100.</summary>
    private const int AtOnce = 500;

    internal static readonly IReadOnlyList<Type> WhatIsRead =
    [
        typeof(OnlinePaymentStateRecord), typeof(OnlinePaymentRecord), typeof(FeeCaseRecord), typeof(ReceiptRecord), typeof(PayerRecord), typeof(VoucherRecord),
        typeof(VoucherLineRecord), typeof(MatchEntryRecord), typeof(StatementLineRecord),
    ];

    private const string OnItsWay = "113";

    private const string AtBank = "112";

    private const string OpeningBalance = "SD-01";

    public async Task<IReadOnlyList<BookEntry>> Read(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var matched = (await db.Set<MatchEntryRecord>().AsNoTracking().Where(m => m.AgencyId == agency).Select(m => new { m.Kind, m.EntryNo }).ToListAsync(cancel))
            .Select(m => (m.Kind is EntryKind.FeeReceipt, m.EntryNo)).ToHashSet();
        List<BookEntry> entries = [.. await PaidFees(first, last, cancel), .. await UnpaidFees(first, last, cancel), .. await Vouchers(first, last, cancel)];
        return entries.ConvertAll(e => matched.Contains((e.Kind is EntryKind.FeeReceipt, e.Id.No)) ? e with { State = EntryState.Matched } : e);
    }

    /// <summary>Fees of the commune's other agencies that these texts name: the money came to the wrong account.</summary>
    /// <param name="own">The case numbers that this agency's own entries have: not looked for elsewhere.</param>
    public async Task<IReadOnlyList<BookEntry>> ReadElsewhere(IEnumerable<string> texts, IReadOnlySet<string> own, CancellationToken cancel)
    {
        const int FewestDigits = 6;
        var numbers = texts.SelectMany(t => t.ToUpperInvariant().Split([' ', ',', ';', ':', '/'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Count(char.IsAsciiDigit) >= FewestDigits && !own.Contains(word)).Distinct(StringComparer.Ordinal).ToList();
        var map = await organisation.Get(cancel);
        var others = map.All.Where(e => e.Commune.Id == context.AgencyEntry.Commune.Id && e.Agency.Id != context.Agency.Id).Select(e => e.Agency.Id).ToList();
        var found = new List<BookEntry>();
        foreach (var some in numbers.Chunk(AtOnce))
        {
            var cases = await db.Set<FeeCaseRecord>().AsNoTracking()
                .Where(f => others.Contains(f.AgencyId) && some.Contains(f.CaseNumber!)).ToListAsync(cancel);
            found.AddRange(cases.Select(f => new BookEntry(new EntryId(EntryKind.FeeReceipt, 0), EntryState.Elsewhere, f.Amount, f.Date) { CaseNumber = f.CaseNumber }));
        }

        return found;
    }

    /// <summary>The entries of these matches, by whether they are fees and their number.</summary>
    public async Task<IReadOnlyDictionary<(bool IsFee, long No), BookEntry>> ReadMatched(IReadOnlyCollection<long> matches, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var found = new List<BookEntry>();
        foreach (var some in matches.Chunk(AtOnce))
        {
            var of = db.Set<MatchEntryRecord>().AsNoTracking().Where(m => m.AgencyId == agency && some.Contains(m.MatchNo));
            found.AddRange(await PaidFees(
                db.Set<OnlinePaymentStateRecord>().Where(s => of.Any(m => m.Kind == EntryKind.FeeReceipt && m.EntryNo == s.CaseNo)), db.Set<OnlinePaymentRecord>(), cancel));
            found.AddRange(await Vouchers(db.Set<VoucherLineRecord>().Where(l => of.Any(m => m.Kind == EntryKind.Voucher && m.EntryNo == l.VoucherNo)), [], cancel));
        }

        return found.ToDictionary(e => (e.Kind is EntryKind.FeeReceipt, e.Id.No), e => e with { State = EntryState.Matched });
    }

    private Task<List<BookEntry>> PaidFees(DateOnly first, DateOnly last, CancellationToken cancel) => PaidFees(
        db.Set<OnlinePaymentStateRecord>(), db.Set<OnlinePaymentRecord>().Where(p => p.PaidOn >= first && p.PaidOn <= last), cancel);

    private async Task<List<BookEntry>> PaidFees(IQueryable<OnlinePaymentStateRecord> states, IQueryable<OnlinePaymentRecord> payments, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var paid = await (
            from state in states.AsNoTracking()
            where state.AgencyId == agency && state.CaseNo != null
            join payment in payments on new { state.AgencyId, No = state.PaymentNo } equals new { payment.AgencyId, payment.No }
            join fee in db.Set<FeeCaseRecord>() on new { state.AgencyId, No = state.CaseNo!.Value } equals new { fee.AgencyId, fee.No }
            join receipt in db.Set<ReceiptRecord>() on new { fee.AgencyId, No = fee.ReceiptNo!.Value } equals new { receipt.AgencyId, receipt.No }
            join known in db.Set<PayerRecord>() on new { fee.AgencyId, No = fee.PayerNo } equals new { known.AgencyId, known.No } into payers
            from payer in payers.DefaultIfEmpty()
            select new
            {
                fee.No, payment.Amount, payment.PaidOn, fee.CaseNumber, payment.TransactionId, payment.SettlementReference, receipt.Series, receipt.Number,
                Payer = payer == null ? null : payer.Name,
            }).ToListAsync(cancel);
        return paid.ConvertAll(p => new BookEntry(new EntryId(EntryKind.FeeReceipt, p.No), EntryState.Open, p.Amount, p.PaidOn)
        {
            CaseNumber = p.CaseNumber, Party = p.Payer, Transaction = p.TransactionId, Settlement = p.SettlementReference, IsOnItsWay = true,
            Number = $"{p.Series} {p.Number}",
        });
    }

    private async Task<List<BookEntry>> UnpaidFees(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var unpaid = await (
            from fee in db.Set<FeeCaseRecord>().AsNoTracking()
            where fee.AgencyId == agency && fee.Method == FeeMethod.Online && fee.Date >= first && fee.Date <= last
                && (fee.Status == FeeCaseStatus.Pending || fee.Status == FeeCaseStatus.Cancelled)
            join known in db.Set<PayerRecord>() on new { fee.AgencyId, No = fee.PayerNo } equals new { known.AgencyId, known.No } into payers
            from payer in payers.DefaultIfEmpty()
            select new { fee.No, fee.Amount, fee.Date, fee.CaseNumber, fee.Status, Payer = payer == null ? null : payer.Name }).ToListAsync(cancel);
        return unpaid.ConvertAll(f => new BookEntry(
            new EntryId(EntryKind.FeeReceipt, f.No), f.Status is FeeCaseStatus.Pending ? EntryState.Awaited : EntryState.Cancelled, f.Amount, f.Date)
        {
            CaseNumber = f.CaseNumber, Party = f.Payer,
        });
    }

    private async Task<List<BookEntry>> Vouchers(DateOnly first, DateOnly last, CancellationToken cancel) =>
        await Vouchers(db.Set<VoucherLineRecord>().Where(l => l.Date >= first && l.Date <= last), await NotForMatching(cancel), cancel);

    private async Task<List<BookEntry>> Vouchers(IQueryable<VoucherLineRecord> among, HashSet<long> left, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var lines = await (
            from line in among.AsNoTracking()
            where line.AgencyId == agency && (line.Account == OnItsWay || line.Account.StartsWith(AtBank))
            join voucher in db.Set<VoucherRecord>() on new { line.AgencyId, No = line.VoucherNo } equals new { voucher.AgencyId, voucher.No }
            where voucher.Source != VoucherSource.FeeReceipt && voucher.Operation != OpeningBalance
            select new { voucher.No, voucher.Number, voucher.Date, voucher.Operation, voucher.Party, voucher.Reference, line.Account, Amount = line.Debit - line.Credit })
            .ToListAsync(cancel);
        var entries = new List<BookEntry>();
        foreach (var voucher in lines.Where(l => !left.Contains(l.No)).GroupBy(l => l.No))
        {
            var (atBank, onItsWay) = (voucher.Where(l => l.Account != OnItsWay).Sum(l => l.Amount), voucher.Where(l => l.Account == OnItsWay).Sum(l => l.Amount));
            if ((atBank, onItsWay) is (0, <= 0))
                continue; // moved between own accounts, or off its way again

            var any = voucher.First();
            entries.Add(new BookEntry(new EntryId(KindOf(any.Operation), voucher.Key), EntryState.Open, atBank != 0 ? atBank : onItsWay, any.Date)
            {
                Number = any.Number, CaseNumber = any.Reference, Party = any.Party, IsOnItsWay = atBank == 0,
            });
        }

        return entries;
    }

    // What matching posted itself, and what was undone together with what undid it.
    private async Task<HashSet<long>> NotForMatching(CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var posted = await db.Set<MatchRecord>().AsNoTracking().Where(m => m.AgencyId == agency).Select(m => new { m.VoucherNo, m.ChargeVoucherNo }).ToListAsync(cancel);
        var reversals = await db.Set<VoucherRecord>().AsNoTracking().Where(v => v.AgencyId == agency && v.ReversalOf != null)
            .Select(v => new { v.No, v.ReversalOf }).ToListAsync(cancel);
        return [
            .. posted.SelectMany(m => new[] { m.VoucherNo, m.ChargeVoucherNo }).OfType<long>(),
            .. reversals.SelectMany(r => new[] { r.No, r.ReversalOf!.Value })];
    }

    private static EntryKind KindOf(string? operation) => operation switch
    {
        "PHI-05" => EntryKind.Remittance,
        "NH-01" or "NH-03" => EntryKind.Charge,
        "NH-02" => EntryKind.Interest,
        _ => EntryKind.Voucher,
    };
}
