using KeToanChung.App.Catalogs;
using KeToanChung.Web.Words;

namespace KeToanChung.Web.Pages.Catalogs;

/// <summary>What a rate is for, in words.</summary>
internal static class RateWords
{
    public static string Of(this ListCatalog.Rate rate, Labels labels) => string.Join(
        ", ",
        new[] { rate.Province, rate.Filing is { } filing ? labels[$"fees.filing.{filing}"] : null, rate.PayerClass }.OfType<string>().DefaultIfEmpty(labels["rates.country"]));
}
