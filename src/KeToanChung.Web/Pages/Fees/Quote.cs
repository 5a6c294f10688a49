using System.Globalization;

using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>What is due, or why it can't be said.</summary>
/// <param name="Choice">The exemptions to choose from, where another fee was asked for.</param>
internal sealed record Quote(QuoteFee.Result? Due, string? Problem, ExemptionChoice? Choice)
{
    public static Quote None { get; } = new(null, null, null);

    public static Quote Of(Outcome<QuoteFee.Result> outcome, ExemptionChoice? choice) => outcome.IsRefused
        ? new Quote(null, Sentences.In(CultureInfo.CurrentUICulture).Of(outcome.Refusals[0]), choice)
        : new Quote(outcome.Value, null, choice);
}

/// <summary>Who pays less for the fee, and what was chosen.</summary>
internal sealed record ExemptionChoice(CounterModel.FeeForm Form, IReadOnlyList<QuoteFee.PossibleExemption> Possible)
{
    /// <summary>Whether it takes the place of what stands on the page, beside what was asked for.</summary>
    public bool IsNews { get; init; }
}
