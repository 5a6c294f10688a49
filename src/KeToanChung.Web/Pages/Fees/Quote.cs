using System.Globalization;

using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>What is due, or why it can't be said.</summary>
/// <param name="Choices">What else must be chosen for it, where another fee was asked for.</param>
internal sealed record Quote(QuoteFee.Result? Due, string? Problem, FeeChoices? Choices)
{
    public static Quote None { get; } = new(null, null, null);

    public static Quote Of(Outcome<QuoteFee.Result> outcome, FeeChoices? choices) => outcome.IsRefused
        ? new Quote(null, Sentences.In(CultureInfo.CurrentUICulture).Of(outcome.Refusals[0]), choices)
        : new Quote(outcome.Value, null, choices);
}

/// <summary>Who pays less for the fee, whether its way of filing counts, and what was chosen.</summary>
internal sealed record FeeChoices(CounterModel.FeeForm Form, IReadOnlyList<QuoteFee.PossibleExemption> Possible, bool AsksFiling)
{
    /// <summary>Whether it takes the place of what stands on the page, beside what was asked for.</summary>
    public bool IsNews { get; init; }
}
