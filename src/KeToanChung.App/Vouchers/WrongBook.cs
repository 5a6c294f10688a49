using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Nhiều cơ quan, một kế toán: the mistake that no rule of bookkeeping finds is the right voucher in the wrong books. What has never occurred in
/// this agency, but does in another whose books the same person keeps, is asked about before it is written.
/// </summary>
public sealed class WrongBook(AppDb db, OrganisationCache organisation, CallContext context, BusinessClock clock)
{
    /// <summary>Before an agency has so many nearly everything in it is new, and asking would only teach people to say yes.</summary>
    public const int FewestVouchers = 20;

    /// <summary>A larger amount than ever is growth; one so many times larger is worth a look.</summary>
    private const int TimesLarger = 2;

    /// <summary>By what a document can be told to belong elsewhere, each with the field that says it.</summary>
    /// <param name="Total">Whole đồng.</param>
    public sealed record Signs((string? Name, string Field) Party, IReadOnlyList<(string Account, string Field)> Accounts, (long Dong, string Field) Total);

    /// <summary>What speaks for another agency; nothing where all is as usual.</summary>
    public async Task<IReadOnlyList<Refusal>> Doubts(Signs signs, CancellationToken cancel)
    {
        var here = context.Agency.Id;
        if (await db.Set<VoucherRecord>().Where(v => v.AgencyId == here).Take(FewestVouchers).CountAsync(cancel) < FewestVouchers)
            return [];
        var others = await OthersKept(cancel);
        if (others.Count == 0)
            return [];

        List<Refusal?> doubts = [await Party(signs.Party, here, others, cancel), .. await Accounts(signs.Accounts, here, others, cancel), await Total(signs.Total, here, others, cancel)];
        return [.. doubts.OfType<Refusal>()];
    }

    private async Task<Refusal?> Party((string? Name, string Field) party, int here, List<int> others, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(party.Name))
            return null;

        var name = party.Name.Trim().Normalize();
        var vouchers = db.Set<VoucherRecord>().Where(v => v.Party == name);
        var requests = db.Set<PaymentRequestRecord>().Where(r => r.PayeeName == name);
        if (await vouchers.AnyAsync(v => v.AgencyId == here, cancel) || await requests.AnyAsync(r => r.AgencyId == here, cancel))
            return null;

        var other = await vouchers.Where(v => others.Contains(v.AgencyId)).Select(v => (int?)v.AgencyId).FirstOrDefaultAsync(cancel)
            ?? await requests.Where(r => others.Contains(r.AgencyId)).Select(r => (int?)r.AgencyId).FirstOrDefaultAsync(cancel);
        return other is { } there
            ? new Refusal(Codes.AgencyMismatch, party.Field, "partyElsewhere")
                .With("value", name).With("here", context.Agency.Name).With("there", await NameOf(there, cancel))
            : null;
    }

    private async Task<List<Refusal>> Accounts(IReadOnlyList<(string Account, string Field)> accounts, int here, List<int> others, CancellationToken cancel)
    {
        var codes = accounts.Select(a => a.Account.Trim()).Distinct().ToList();
        var balances = db.Set<AccountBalanceRecord>().Where(b => codes.Contains(b.Account));
        var known = await balances.Where(b => b.AgencyId == here).Select(b => b.Account).Distinct().ToListAsync(cancel);
        if (known.Count == codes.Count)
            return [];

        var elsewhere = await balances.Where(b => others.Contains(b.AgencyId) && !known.Contains(b.Account))
            .Select(b => new { b.Account, b.AgencyId }).Distinct().ToListAsync(cancel);
        var doubts = new List<Refusal>();
        foreach (var (account, field) in accounts.DistinctBy(a => a.Account.Trim()))
        {
            if (elsewhere.Find(e => e.Account == account.Trim()) is { } other)
            {
                doubts.Add(new Refusal(Codes.AgencyMismatch, field, "accountElsewhere")
                    .With("value", account.Trim()).With("here", context.Agency.Name).With("there", await NameOf(other.AgencyId, cancel)));
            }
        }

        return doubts;
    }

    private async Task<Refusal?> Total((long Dong, string Field) total, int here, List<int> others, CancellationToken cancel)
    {
        var vouchers = db.Set<VoucherRecord>();
        var largest = await vouchers.Where(v => v.AgencyId == here).MaxAsync(v => v.Total, cancel);
        if (total.Dong <= TimesLarger * largest)
            return null;

        var other = await vouchers.Where(v => others.Contains(v.AgencyId) && v.Total >= total.Dong).Select(v => (int?)v.AgencyId).FirstOrDefaultAsync(cancel);
        return other is { } there
            ? new Refusal(Codes.AgencyMismatch, total.Field, "totalElsewhere").With("value", total.Dong).With("largest", largest)
                .With("here", context.Agency.Name).With("there", await NameOf(there, cancel))
            : null;
    }

    private async Task<string> NameOf(int agency, CancellationToken cancel) => (await organisation.Get(cancel))[agency].Agency.Name;

    // Of others she may know nothing, not even that they pay somebody.
    private async Task<List<int>> OthersKept(CancellationToken cancel)
    {
        var (user, day) = (context.CallerOrThrow.UserId, context.DayOf(clock));
        var appointments = (await db.Set<AppointmentRecord>().AsNoTracking().Where(a => a.UserId == user).ToListAsync(cancel))
            .FindAll(a => a.From <= day && (a.To is null || day <= a.To) && a.Role.Allows(Right.PostVouchers));
        return
        [
            .. (await organisation.Get(cancel)).All
                .Where(e => e.Agency.Id != context.Agency.Id && appointments.Exists(a => a.AgencyId == e.Agency.Id || (a.AgencyId is null && a.CommuneId == e.Commune.Id)))
                .Select(e => e.Agency.Id),
        ];
    }
}
