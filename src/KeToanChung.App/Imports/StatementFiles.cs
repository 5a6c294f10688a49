using System.Globalization;
using System.Text.RegularExpressions;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Reconciliation;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Formats;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Imports;

/// <summary>
/// statement-AGENCY-MONTH.*: a month of a deposit account in one of the banks' formats. Taken after everything else, by month and agency,
/// on the month's last day.
/// </summary>
internal static partial class StatementFiles
{
    public const string Kind = "statements";

    private const int Order = 100;

    public static IEnumerable<LoadItem> Items(string folder) => Paths(folder)
        .Select(path => (Path: path, Name: FileName().Match(Path.GetFileName(path))))
        .Where(file => file.Name.Success)
        .Select(file => (file.Path, Agency: file.Name.Groups["agency"].Value, Month: MonthOf(file.Name)))
        .OrderBy(file => file.Month).ThenBy(file => file.Agency, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => ItemOf(file.Path, file.Agency, file.Month.AddMonths(1).AddDays(-1)));

    /// <summary>How many lines the commune's books hold of the folder's files.</summary>
    public static Task<int> LinesHeld(AppDb db, string folder, int commune, CancellationToken cancel)
    {
        var files = Paths(folder).Where(path => FileName().IsMatch(Path.GetFileName(path))).Select(path => Read(path).Sha256).Distinct().ToList();
        return db.Set<StatementRecord>()
            .Where(s => files.Contains(s.Sha256) && db.Set<AgencyRecord>().Any(a => a.Id == s.AgencyId && a.CommuneId == commune))
            .Join(db.Set<StatementLineRecord>(), s => new { s.AgencyId, s.No }, l => new { l.AgencyId, No = l.StatementNo }, (s, l) => l)
            .CountAsync(cancel);
    }

    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateFiles(folder, "statement-*");

    private static StatementFile Read(string path) => new(Path.GetFileName(path), File.ReadAllBytes(path));

    private static DateOnly MonthOf(Match name) => DateOnly.ParseExact(name.Groups["month"].Value, "yyyy-MM", CultureInfo.InvariantCulture);

    private static LoadItem ItemOf(string path, string agency, DateOnly lastDay)
    {
        var name = Path.GetFileName(path);
        return new LoadItem(Kind, Order, lastDay, 0, name, async (session, cancel) =>
        {
            var file = Read(path);
            var command = new ImportStatement.Command(new AgencyCode(agency), file);
            var outcome = await session.SendAs(Role.Accountant, agency, lastDay, command, cancel);
            if (outcome is null)
                return Taken.LeftOut([new BadRow(name, 0, "", "không có kế toán được bổ nhiệm vào ngày này")]);

            // Rejected rows are shown at every load, until the file is mended; its other lines are held by then.
            var faults = outcome.IsRefused ? outcome.Refusals : file.Reading.Rejected;
            return new Taken("imported", [.. faults.Select(fault => BadRowOf(name, fault))]);
        });
    }

    private static BadRow BadRowOf(string name, Refusal fault) => new(
        name, fault.Figures.GetValueOrDefault(StatementFault.Row) as int? ?? 0, fault.Figures.GetValueOrDefault(StatementFault.Column) as string ?? "",
        $"{fault.Code}: {Sentences.In(CultureInfo.GetCultureInfo("vi-VN")).Of(fault.With(StatementFault.Row, null).With(StatementFault.Column, null))}");

    [GeneratedRegex(
        "^statement-(?<agency>[0-9]{7})-(?<month>[0-9]{4}-(0[1-9]|1[0-2]))[.][A-Za-z0-9]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FileName();
}
