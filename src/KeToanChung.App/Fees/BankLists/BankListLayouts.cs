using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Fees.BankLists;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.BankLists;

/// <summary>Finds whose list a file is, and how that bank writes it.</summary>
public sealed partial class BankListLayouts(AppDb db, SignedWebhook secrets, CallContext context)
{
    /// <param name="Day">On which its payments were made.</param>
    internal sealed record Found(string Provider, string Channel, BankListLayout Layout, string? Secret, DateOnly? Day, string AnswerName);

    internal static BankListLayout? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<BankListLayout>(stored, Stored.Json);

    internal static string Write(BankListLayout layout) => JsonSerializer.Serialize(layout, Stored.Json);

    /// <summary>The channel that the caller names; else the one whose bank calls us as the file's name does; else the only one with a list.</summary>
    internal async Task<Found> Of(ImportOnlinePayments.Command request, CancellationToken cancel)
    {
        var agency = context.Agency.Id;
        var channels = await db.Set<PaymentChannelRecord>().AsNoTracking().Where(c => c.AgencyId == agency).ToListAsync(cancel);
        var name = FileName().Match(request.File.Name);
        var collector = name.Success ? name.Groups["collector"].Value : null;
        var (provider, channel) = (request.Provider.Trim().ToLowerInvariant(), SignedWebhook.NormalChannel(request.Channel));
        var withList = channels.FindAll(c => c.ListLayout is not null);
        var own = channels.Find(c => c.Provider == provider && c.Channel == channel)
            ?? (request.NamesNoSource
                ? withList.Find(c => collector is not null && string.Equals(Read(c.ListLayout)!.Collector, collector, StringComparison.OrdinalIgnoreCase))
                    ?? (withList is [var only] ? only : null)
                : null);

        var layout = Read(own?.ListLayout) ?? BankListLayout.Usual;
        DateOnly? written = name.Success && DateOnly.TryParseExact(name.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new Found(
            own?.Provider ?? provider, own?.Channel ?? channel, layout, layout.IsKeyed && own is not null ? secrets.Reveal(own) : null,
            written?.AddDays(-layout.DaysBehind), AnswerName(request.File.Name, name.Success));
    }

    private static string AnswerName(string name, bool isUsual)
    {
        var (stem, end) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return isUsual ? $"{stem[..^"IN".Length]}OUT{end}" : $"{stem}_OUT{(end.Length > 0 ? end : ".txt")}";
    }

    [GeneratedRegex(@"^(?<day>[0-9]{8})_(?<collector>[^_]+)_.*IN\.[^.]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex FileName();
}
