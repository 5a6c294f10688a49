using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Reconciliation.Matching;

using Microsoft.Extensions.Options;

namespace KeToanChung.App.Reconciliation;

/// <summary>How matching posts, in the configuration's section <c>Reconciliation</c>.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>Where a platform's charge goes (NH-03): the rule allows 611 and 612; which one is the agency's financial regime, so the installation says.</summary>
    public string ChargeAccount { get; set; } = "6122";
}

/// <summary>
/// Makes matches: what was on its way (113) arrives at the bank by BC-01, and what a platform took from it is a cost by NH-03, in the same unit of work. What
/// stood in 1121 already posts nothing.
/// </summary>
public sealed class Matches(AppDb db, LedgerHeads heads, LedgerWriter ledger, CallContext context, BusinessClock clock, IOptions<ReconciliationOptions> options)
{
    private const string AtBank = "1121";

    private const string OnItsWay = "113";

    /// <param name="lines">The lines of the matches, tracked.</param>
    /// <returns>One for each match, in their order: its record, or why the books don't take it.</returns>
    internal async Task<IReadOnlyList<Outcome<MatchRecord>>> Make(
        IReadOnlyList<CertainMatch> matches, IReadOnlyDictionary<LineKey, StatementLineRecord> lines, bool isAutomatic, CancellationToken cancel)
    {
        var head = await heads.Hold(context.Agency.Id, cancel);
        var posted = await ledger.PostSets([.. matches.Select(DraftsOf)], cancel);
        var made = new List<Outcome<MatchRecord>>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            if (posted[i].IsRefused)
            {
                made.Add(Outcome<MatchRecord>.Refused(posted[i].Refusals));
                continue;
            }

            var record = RecordOf(matches[i], head.NextDocument(), posted[i].Value!, isAutomatic);
            db.Add(record);
            db.AddRange(matches[i].Entries.Select(e => EntryOf(record, e)));
            foreach (var line in matches[i].Lines)
                lines[line.Key].MatchNo = record.No;
            made.Add(record);
        }

        return made;
    }

    private List<Draft> DraftsOf(CertainMatch match)
    {
        var arriving = match.Entries.Where(e => e.IsOnItsWay).Aggregate(Money.Zero, (sum, e) => sum + e.Amount);
        var (date, charge) = (match.Lines.Max(l => l.Date), match.Charge);
        var drafts = new List<Draft>();
        if (arriving - charge > Money.Zero)
            drafts.Add(DraftOf(match, VoucherType.CreditAdvice, date, "BC-01", AtBank, arriving - charge));
        if (charge > Money.Zero)
            drafts.Add(DraftOf(match, VoucherType.General, date, "NH-03", options.Value.ChargeAccount, charge));
        return drafts;
    }

    private Draft DraftOf(CertainMatch match, VoucherType type, DateOnly date, string operation, string debit, Money amount)
    {
        var what = match.Entries is [var only] ? only.CaseNumber ?? only.Number : match.Entries[0].Settlement;
        var description = (operation, what) switch
        {
            ("NH-03", _) => $"Phí nền tảng thanh toán trừ trên tiền chuyển về{(what is null ? "" : $", {what}")}",
            (_, null) => $"Báo Có {match.Entries.Count} khoản tiền đang chuyển",
            _ => $"Báo Có tiền đang chuyển, {what}",
        };
        return new Draft(
            context.Agency.Id, type, date, description, operation,
            [new DraftLine(debit, amount, Money.Zero), new DraftLine(OnItsWay, Money.Zero, amount)], Purpose.Voucher.Instance)
        {
            Reference = match.Lines[0].Reference,
        };
    }

    private MatchRecord RecordOf(CertainMatch match, long no, IReadOnlyList<PostedVoucher> posted, bool isAutomatic) => new()
    {
        AgencyId = context.Agency.Id, No = no, Reason = match.Reason, Score = match.Score, IsAutomatic = isAutomatic,
        VoucherNo = posted.FirstOrDefault(p => p.Voucher.Type is VoucherType.CreditAdvice)?.Voucher.No,
        ChargeVoucherNo = posted.FirstOrDefault(p => p.Voucher.Type is VoucherType.General)?.Voucher.No,
        Charge = match.Charge.Dong, MadeAt = clock.Now, MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName,
    };

    private static MatchEntryRecord EntryOf(MatchRecord match, BookEntry entry) => new()
    {
        AgencyId = match.AgencyId, Kind = entry.Kind is EntryKind.FeeReceipt ? EntryKind.FeeReceipt : EntryKind.Voucher, EntryNo = entry.Id.No,
        MatchNo = match.No, Amount = entry.Amount.Dong,
    };
}
