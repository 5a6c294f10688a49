using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

using KeToanChung.Ledger;

namespace KeToanChung.App.Words;

/// <summary>
/// What users read: a refusal as a sentence, from the one resource file of each language. Its key is the code, with the reason behind it
/// where one code has several sentences; a reason without a sentence of its own has the code's.
/// </summary>
/// <remarks>
/// In a sentence <c>{available}</c> is a figure of the refusal, <c>{month:MM/yyyy}</c> one in a form of its own, and what stands in
/// <c>[…]</c> is left out when a figure in it is missing. <c>{line}</c> and <c>{voucher}</c> count from 1, from the refusal's field;
/// in a sheet the line is its row. <c>{field}</c> is that field as a program knows it, <c>{what}</c> as a person does.
/// </remarks>
public sealed partial class Sentences
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly ResourceManager Messages = new("KeToanChung.App.Words.Messages", typeof(Sentences).Assembly);

    private readonly CultureInfo culture;

    private Sentences(CultureInfo culture) => this.culture = culture;

    /// <summary>English for those who ask for it, Vietnamese for everybody else.</summary>
    public static Sentences In(CultureInfo culture) => new(culture.TwoLetterISOLanguageName == "en" ? culture : Vietnamese);

    public string Of(Refusal refusal)
    {
        var figures = new Dictionary<string, object?>(refusal.Figures, StringComparer.Ordinal)
        {
            ["field"] = refusal.Field,
            ["what"] = NameOf(refusal.Field),
            ["line"] = RowOf(refusal.Field) ?? Place(LineInField(), refusal.Field),
            ["voucher"] = Place(VoucherInField(), refusal.Field),
        };
        return Filled(Template(refusal), figures);
    }

    /// <summary>What a notification says of its document.</summary>
    public string OfNotification(string kind, string subject) =>
        Filled(Of($"notification.{kind}"), new(StringComparer.Ordinal) { ["subject"] = subject });

    /// <summary>A text that is not about a refusal.</summary>
    public string Of(string key) => Messages.GetString(key, culture) ?? throw new MissingManifestResourceException($"No words for {key}.");

    /// <summary>The kind of problem that an HTTP status stands for.</summary>
    public string Title(int status) =>
        Messages.GetString(string.Create(CultureInfo.InvariantCulture, $"title.{status}"), culture) ?? Of(status < 500 ? "title.400" : "title.500");

    private string Template(Refusal refusal) =>
        (refusal.Reason is { } reason ? Messages.GetString($"{refusal.Code}.{reason}", culture) : null) ?? Of(refusal.Code);

    // Of lines[2].account only the account, of feeTypes[1] the fees: where it stands is said beside it.
    private string? NameOf(string? field) =>
        field is null ? null : Messages.GetString($"field.{field.Split('.')[^1].Split('[')[0]}", culture) ?? field;

    private static long? Place(Regex list, string? field) =>
        field is not null && list.Match(field) is { Success: true } match
            ? long.Parse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1
            : null;

    private static long? RowOf(string? field) => Place(RowInField(), field) - 1;

    private string Filled(string template, Dictionary<string, object?> figures)
    {
        var whole = Optional().Replace(template, part =>
            Figure().Matches(part.Value).Any(f => IsMissing(figures.GetValueOrDefault(f.Groups["name"].Value))) ? "" : part.Value[1..^1]);
        return Figure().Replace(whole, f => Written(figures.GetValueOrDefault(f.Groups["name"].Value), f.Groups["form"].Value));
    }

    private static bool IsMissing(object? figure) => figure is null or "";

    private string Written(object? figure, string form) => figure switch
    {
        null => "…",
        DateOnly day => day.ToString(form.Length > 0 ? form : "dd/MM/yyyy", CultureInfo.InvariantCulture),
        int or long when form.Length > 0 => ((IFormattable)figure).ToString(form, culture),
        int or long => ((IFormattable)figure).ToString("#,0", culture),
        IFormattable other => other.ToString(null, culture),
        _ => figure.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<form>[^}]+))?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Optional();

    [GeneratedRegex(@"\blines\[(?<index>[0-9]{1,9})\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LineInField();

    [GeneratedRegex(@"^rows\[(?<index>[0-9]{1,9})\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex RowInField();

    [GeneratedRegex(@"\bvouchers\[(?<index>[0-9]{1,9})\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex VoucherInField();
}
