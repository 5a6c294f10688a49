using System.Globalization;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Typed;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Web.Pages;

namespace KeToanChung.Web.Forms;

/// <summary>What was typed, as it will be read when the form is sent: so that scripts need no second reading of amounts and days.</summary>
internal static class TypedApi
{
    /// <param name="Text">As the page writes it; null where it can't be read.</param>
    /// <param name="Amount">Whole đồng.</param>
    public sealed record Answer(string? Text, long? Amount, string? Problem);

    public static void MapTyped(this WebApplication app)
    {
        var typed = app.MapGroup("/typed").RequireAuthorization().ExcludeFromDescription();

        typed.MapGet("/amount", (string? text) => AmountText.Read(text, out var dong) is { } refusal
            ? Refused(refusal)
            : new Answer(string.IsNullOrWhiteSpace(text) ? "" : Figures.Typed(dong), dong, null));
        typed.MapGet("/day", (string? text, BusinessClock clock) => DayText.Read(text, clock.Today, out var day) is { } refusal
            ? Refused(refusal)
            : new Answer(day is { } read ? Figures.Day(read) : "", null, null));
    }

    private static Answer Refused(Refusal refusal) => new(null, null, Sentences.In(CultureInfo.CurrentUICulture).Of(refusal));
}
