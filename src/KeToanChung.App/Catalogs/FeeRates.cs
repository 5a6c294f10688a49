using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Catalogs;

/// <summary>Rates as they are kept, and as fees are priced by them.</summary>
internal static class FeeRates
{
    public static FeeRate Of(FeeRateRecord record) => new(
        record.FeeType, record.Province.Length > 0, FilingOf(record), Given(record.PayerClass), record.Amount, record.From, record.To);

    public static Filing? FilingOf(FeeRateRecord record) => record.Filing.Length == 0 ? null : Enum.Parse<Filing>(record.Filing);

    public static string? Given(string text) => text.Length == 0 ? null : text;
}
