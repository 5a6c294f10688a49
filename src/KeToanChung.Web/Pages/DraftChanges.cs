using System.Text.Json;

namespace KeToanChung.Web.Pages;

/// <summary>What another editor changed while a form was open.</summary>
/// <param name="IsTaken">Whether it stands in the form now: nothing else was typed there.</param>
public sealed record DraftChange(string Label, string Was, string Now, bool IsTaken);

/// <summary>Said above the form of whoever comes second.</summary>
public sealed record DraftChanges(string? By, DateTimeOffset? At, IReadOnlyList<DraftChange> All);

/// <summary>A field, or fields that only make sense together, of a form that two may have open.</summary>
/// <param name="Label">The name of its words.</param>
/// <param name="Text">What it says, to be compared and read.</param>
/// <param name="Take">Puts what the second form says into the first.</param>
internal sealed record DraftField<TForm>(string Label, Func<TForm, string?> Text, Action<TForm, TForm> Take);

/// <summary>Brings a form together with what another editor made of the same draft. Nothing that was typed is lost, and nothing is overwritten unseen.</summary>
internal static class DraftMerge
{
    /// <summary>A form as it was opened, to go through the page.</summary>
    public static string Write<TForm>(TForm opened) => JsonSerializer.Serialize(opened);

    public static IReadOnlyList<DraftChange> Into<TForm>(TForm mine, string? opened, TForm theirs, IEnumerable<DraftField<TForm>> fields)
        where TForm : new()
    {
        var (before, changes) = (Read<TForm>(opened), new List<DraftChange>());
        foreach (var field in fields)
        {
            var (was, now, here) = (field.Text(before) ?? "", field.Text(theirs) ?? "", field.Text(mine) ?? "");
            if (was == now)
                continue;
            var isTaken = here == was || here == now;
            if (isTaken)
                field.Take(mine, theirs);
            changes.Add(new DraftChange(field.Label, was, now, isTaken));
        }

        return changes;
    }

    private static TForm Read<TForm>(string? opened)
        where TForm : new()
    {
        try
        {
            return opened is null ? new TForm() : JsonSerializer.Deserialize<TForm>(opened) ?? new TForm();
        }
        catch (JsonException)
        {
            return new TForm(); // somebody's own making: then each field that is filled counts as changed
        }
    }
}
