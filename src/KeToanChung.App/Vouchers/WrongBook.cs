using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Nhiều cơ quan, một kế toán: the mistake that no rule of bookkeeping finds is the right voucher in the wrong books. What has never occurred in
/// an agency, but does in another whose books the same person keeps, is asked about before it is written: of one document, of a bill's shares, and
/// of a sheet of thousands by the same few queries.
/// </summary>
public sealed class WrongBook(AppDb db, OrganisationCache organisation, CallContext context, BusinessClock clock)
{
    /// <summary>Before an agency has so many nearly everything in it is new, and asking would only teach people to say yes.</summary>
    public const int FewestVouchers = 20;

    /// <summary>A larger amount than ever is growth; one so many times larger is worth a look.</summary>
    private const int TimesLarger = 2;

    /// <summary>Of more, reading all that has occurred is quicker than comparing each with them.</summary>
    private const int FewValues = 100;

    /// <summary>One of the databases tells no case apart.</summary>
    private static readonly StringComparer AnyCase = StringComparer.OrdinalIgnoreCase;

    /// <summary>By what a document can be told to belong elsewhere, each with the field that says it.</summary>
    /// <param name="Agency">The books that it is meant for.</param>
    /// <param name="Total">Whole đồng.</param>
    public sealed record Signs(int Agency, (string? Name, string Field) Party, IReadOnlyList<(string Account, string Field)> Accounts, (long Dong, string Field) Total)
    {
        public static Signs Of(Draft draft) => draft.Operation is PostingEngine.OpeningBalance
            ? new Signs(draft.Agency, (null, "party"), [], (0, "amount")) // with these an agency's accounts and sizes begin
            : new Signs(draft.Agency, (draft.Party, "party"), [.. draft.Lines.Select((line, i) => (line.Account, $"lines[{i}].account"))], (draft.Total, "amount"));
    }

    /// <summary>What speaks for another agency.</summary>
    /// <param name="Document">Its place among those that were asked about.</param>
    public sealed record Doubt(int Document, Refusal Refusal);

    private sealed record Size(int Agency, int Vouchers, long Largest);

    private sealed record Place
    {
        public required int Agency { get; init; }

        public required string Value { get; init; }
    }

    /// <summary>What speaks for other agencies, in the order of the documents; nothing where all is as usual.</summary>
    public async Task<IReadOnlyList<Doubt>> Doubts(IReadOnlyList<Signs> documents, CancellationToken cancel)
    {
        var (map, kept) = (await organisation.Get(cancel), await Kept(cancel));
        var sizes = (await Sizes([.. documents.Select(d => d.Agency).Distinct()], cancel)).Where(s => s.Vouchers >= FewestVouchers).ToDictionary(s => s.Agency);
        var asked = documents.Where(d => sizes.ContainsKey(d.Agency)).ToList();
        if (!asked.Exists(d => kept.Exists(k => k != d.Agency)))
            return [];

        var parties = await Places(asked.Where(d => NameOf(d) is not null).Select(d => (d.Agency, NameOf(d)!)), kept, Parties, cancel);
        var accounts = await Places(asked.SelectMany(d => d.Accounts.Select(a => (d.Agency, a.Account.Trim()))), kept, Accounts, cancel);
        var others = asked.Exists(d => IsFarLarger(d)) ? await Sizes(kept, cancel) : [];

        var doubts = new List<Doubt>();
        foreach (var (i, document) in documents.Index().Where(d => sizes.ContainsKey(d.Item.Agency)))
        {
            var here = map[document.Agency].Agency.Name;
            if (NameOf(document) is { } name && Elsewhere(parties[name]) is { } payer)
                doubts.Add(new Doubt(i, new Refusal(Codes.AgencyMismatch, document.Party.Field, "partyElsewhere").With("value", name).With("here", here).With("there", payer)));
            foreach (var (account, field) in document.Accounts.DistinctBy(a => a.Account.Trim()))
            {
                if (Elsewhere(accounts[account.Trim()]) is { } user)
                    doubts.Add(new Doubt(i, new Refusal(Codes.AgencyMismatch, field, "accountElsewhere").With("value", account.Trim()).With("here", here).With("there", user)));
            }

            if (IsFarLarger(document) && Elsewhere(others.Where(o => o.Largest >= document.Total.Dong).Select(o => o.Agency)) is { } larger)
            {
                doubts.Add(new Doubt(i, new Refusal(Codes.AgencyMismatch, document.Total.Field, "totalElsewhere").With("value", document.Total.Dong)
                    .With("largest", sizes[document.Agency].Largest).With("here", here).With("there", larger)));
            }

            string? Elsewhere(IEnumerable<int> places)
            {
                var known = places.ToHashSet();
                return !known.Contains(document.Agency) && kept.Exists(known.Contains) ? map[kept.Find(known.Contains)].Agency.Name : null;
            }
        }

        return doubts;

        bool IsFarLarger(Signs document) => document.Total.Dong > TimesLarger * sizes[document.Agency].Largest;
    }

    private static string? NameOf(Signs document) => string.IsNullOrWhiteSpace(document.Party.Name) ? null : document.Party.Name.Kept();

    /// <summary>In which books the values have occurred: those asked about, and of what is new to one of these the others.</summary>
    /// <param name="occurring">All that has occurred in some agencies' books.</param>
    private static async Task<ILookup<string, int>> Places(
        IEnumerable<(int Agency, string Value)> asked, List<int> kept, Func<List<int>, IReadOnlyList<IQueryable<Place>>> occurring, CancellationToken cancel)
    {
        var pairs = asked.ToHashSet();
        var own = pairs.Select(p => p.Agency).Distinct().ToList();
        var places = await Find(own);
        pairs.ExceptWith(places.Select(p => (p.Agency, p.Value)));
        places.AddRange(await Find([.. kept.Except(own)]));
        return places.ToLookup(p => p.Value, p => p.Agency, AnyCase);

        async Task<List<Place>> Find(List<int> agencies)
        {
            var values = pairs.Select(p => p.Value).ToHashSet(AnyCase);
            if (values.Count == 0 || agencies.Count == 0)
                return [];
            var (found, few) = (new List<Place>(), values.ToList());
            foreach (var all in occurring(agencies))
            {
                var likely = few.Count > FewValues ? all : all.Where(p => few.Contains(p.Value));
                found.AddRange(await likely.Distinct().AsAsyncEnumerable().Where(p => values.Contains(p.Value)).ToListAsync(cancel));
            }

            return found;
        }
    }

    private IReadOnlyList<IQueryable<Place>> Parties(List<int> agencies) =>
    [
        db.Set<VoucherRecord>().Where(v => agencies.Contains(v.AgencyId) && v.Party != null).Select(v => new Place { Agency = v.AgencyId, Value = v.Party! }),
        db.Set<PaymentRequestRecord>().Where(r => agencies.Contains(r.AgencyId)).Select(r => new Place { Agency = r.AgencyId, Value = r.PayeeName }),
    ];

    private IReadOnlyList<IQueryable<Place>> Accounts(List<int> agencies) =>
        [db.Set<AccountBalanceRecord>().Where(b => agencies.Contains(b.AgencyId)).Select(b => new Place { Agency = b.AgencyId, Value = b.Account })];

    private Task<List<Size>> Sizes(IReadOnlyList<int> agencies, CancellationToken cancel) =>
        db.Set<VoucherRecord>().Where(v => agencies.Contains(v.AgencyId)).GroupBy(v => v.AgencyId)
            .Select(g => new Size(g.Key, g.Count(), g.Max(v => v.Total))).ToListAsync(cancel);

    // Of others she may know nothing, not even that they pay somebody.
    private async Task<List<int>> Kept(CancellationToken cancel)
    {
        var (user, day) = (context.CallerOrThrow.UserId, context.DayOf(clock));
        var appointments = (await db.Set<AppointmentRecord>().AsNoTracking().Where(a => a.UserId == user).ToListAsync(cancel))
            .FindAll(a => a.From <= day && (a.To is null || day <= a.To) && a.Role.Allows(Right.PostVouchers));
        return
        [
            .. (await organisation.Get(cancel)).All
                .Where(e => appointments.Exists(a => a.AgencyId == e.Agency.Id || (a.AgencyId is null && a.CommuneId == e.Commune.Id)))
                .Select(e => e.Agency.Id),
        ];
    }
}
