using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

namespace KeToanChung.App.Agencies;

/// <summary>Cơ quan, đơn vị, as the API shows it.</summary>
/// <param name="Code">Mã quan hệ ngân sách of today.</param>
/// <param name="Color">Its band on pages: one of a fixed palette, by number.</param>
public sealed record AgencyView(
    string Code, string Name, string Kind, UnitType UnitType, Regime Regime, string Commune, int Color, string Chapter, string SubCategory,
    bool CollectsFees) : IHasSubject
{
    /// <summary>What colleagues call it: "VP HĐND và UBND".</summary>
    public string ShortName { get; } = ShortNames.Of(Name, Commune);

    string IHasSubject.Subject => $"agency {Code}";

    internal static AgencyView Of(OrganisationMap.Entry entry) => new(
        entry.Agency.Code.Value, entry.Record.Name, entry.Record.Kind, entry.Record.UnitType, entry.Record.Regime, entry.Commune.Name,
        entry.Record.Color, entry.Record.Chapter, entry.Record.SubCategory, entry.Record.CollectsFees);
}
