using KeToanChung.App.Data.Records;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Organisation;

/// <summary>All agencies and their codes, at one moment. Immutable; <see cref="OrganisationCache"/> keeps the newest.</summary>
public sealed class OrganisationMap
{
    private readonly Dictionary<string, List<AgencyCodeRecord>> byCode;

    private readonly Dictionary<int, Entry> byId;

    private readonly Dictionary<int, IReadOnlyDictionary<string, Agency>> neighbours;

    public OrganisationMap(IReadOnlyList<CommuneRecord> communes, IReadOnlyList<AgencyRecord> agencies, IReadOnlyList<AgencyCodeRecord> codes, DateOnly today)
    {
        var communeById = communes.ToDictionary(c => c.Id);
        byCode = codes.GroupBy(c => c.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        byId = agencies.ToDictionary(a => a.Id, a => new Entry(
            new Agency(a.Id, CodeOn(a.Id, codes, today), a.Name, a.UnitType, a.Regime, a.ParentId), a, communeById[a.CommuneId]));
        neighbours = byId.Values.GroupBy(e => e.Commune.Id).ToDictionary(
            g => g.Key,
            g => (IReadOnlyDictionary<string, Agency>)g.ToDictionary(e => e.Agency.Code.Value, e => e.Agency, StringComparer.Ordinal));
        Communes = communes;
    }

    public IReadOnlyList<CommuneRecord> Communes { get; }

    public IEnumerable<Entry> All => byId.Values.OrderBy(e => e.Agency.Code.Value, StringComparer.Ordinal);

    public Entry this[int id] => byId[id];

    public Entry? Find(int id) => byId.GetValueOrDefault(id);

    /// <summary>The agency that has the code in force on that day.</summary>
    public Entry? Find(AgencyCode code, DateOnly on) =>
        byCode.TryGetValue(code.Value, out var dated)
        && dated.Find(c => c.From <= on && (c.To is null || on <= c.To)) is { } row
            ? byId[row.AgencyId]
            : null;

    /// <summary>The agencies of a commune by the code of today, to name as counterparty.</summary>
    public IReadOnlyDictionary<string, Agency> Neighbours(int communeId) => neighbours[communeId];

    // Before its first day or after its last an agency is known by the code nearest to today.
    private static AgencyCode CodeOn(int agency, IReadOnlyList<AgencyCodeRecord> codes, DateOnly today)
    {
        var own = codes.Where(c => c.AgencyId == agency).OrderBy(c => c.From).ToList();
        return new AgencyCode((own.FindLast(c => c.From <= today) ?? own[0]).Code);
    }

    /// <summary>An agency as the rules see it, with its record and commune.</summary>
    public sealed record Entry(Agency Agency, AgencyRecord Record, CommuneRecord Commune);
}
