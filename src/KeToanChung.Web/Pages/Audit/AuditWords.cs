using System.Text.RegularExpressions;

using KeToanChung.App.Audit;
using KeToanChung.App.Pipeline.Behaviors;
using KeToanChung.Web.Words;

namespace KeToanChung.Web.Pages.Audit;

/// <summary>The log keeps what happened in the system's own words, the same for every reader: here they are said in the reader's language.</summary>
internal static class AuditWords
{
    /// <summary>What a subject may be called by, longer phrases before those that they begin with.</summary>
    internal static IReadOnlyList<string> Phrases { get; } =
    [
        "online payment file", "online payments", "online payment", "collection account of", "payment channel", "payment requests", "payment request",
        "budget entry", "fee receipt", "fee rate", "fiscal year", "appointment", "notifications", "unmatched", "ambiguous", "statement",
        "vouchers", "requests", "delivery", "commune", "voucher", "matched", "agency", "match", "month", "user",
    ];

    private static readonly Regex Known = new(
        $@"(?<=^|^\d+ |, |, \d+ )({string.Join('|', Phrases)})(?= |,|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>A command of an older release has no name but its own.</summary>
    public static string CommandIn(Labels labels, string command) => RequestName.Commands.Contains(command) ? labels[$"command.{command}"] : command;

    public static string? SubjectIn(Labels labels, ListAudit.Item item) =>
        item.Subject is null ? null : Known.Replace(item.Subject, phrase => labels[$"subject.{phrase.Value}"]);
}
