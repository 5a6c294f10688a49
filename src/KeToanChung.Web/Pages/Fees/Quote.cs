using System.Globalization;

using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>What is due, or why it can't be said.</summary>
internal sealed record Quote(QuoteFee.Result? Due, string? Problem)
{
    public static Quote Of(Outcome<QuoteFee.Result> outcome) => outcome.IsRefused
        ? new Quote(null, Sentences.In(CultureInfo.CurrentUICulture).Of(outcome.Refusals[0]))
        : new Quote(outcome.Value, null);
}
