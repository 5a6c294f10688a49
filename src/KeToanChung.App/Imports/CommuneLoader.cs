using KeToanChung.App.Agencies;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Imports;

/// <summary>What the books now hold of a folder; printed as the last line of <c>load</c>.</summary>
public sealed record LoadCounts(
    int BudgetEntries, int Journals, int PaymentRequests, int RefusedForBudget, int FeeCases, int PlatformPayments, int StatementLines);

/// <param name="Why">Set where nothing could be loaded at all.</param>
public sealed record LoadReport(LoadCounts Counts, IReadOnlyList<BadRow> Bad, string? Why = null);

/// <summary>
/// Reads a commune's folder through the same commands as every other door, in the order in which the year happened, acting as the people
/// appointed on each date. What was taken before is left alone, so loading again changes nothing.
/// </summary>
public sealed class CommuneLoader(IServiceScopeFactory scopes, BusinessClock clock)
{
    /// <summary>So many items are made durable together.</summary>
    private const int Chunk = 1_000;

    /// <param name="mayJoinOthers">Whether the installation may hold another commune already (Development).</param>
    public async Task<LoadReport> Load(
        string folder, string? password, bool mayJoinOthers, IProgress<(int Done, int All)>? progress, CancellationToken cancel)
    {
        var bad = new List<BadRow>();
        await using var system = new LoadSession(scopes, []);
        var (commune, why) = await FoundCommune(folder, system, mayJoinOthers, bad, cancel);
        if (commune is null)
            return new LoadReport(new LoadCounts(0, 0, 0, 0, 0, 0, 0), bad, why);

        var appointments = AppointmentsFile.Read(folder, bad);
        await OpenAgencies(folder, appointments, system, bad, cancel);
        await using var session = new LoadSession(scopes, await Appoint(appointments, password, system, bad, cancel));

        var items = LoadPlan.Read(folder, bad);
        await TakeAll(items, commune.Value, session, bad, progress, cancel);
        return new LoadReport(await Count(folder, items, commune.Value, cancel), bad);
    }

    private async Task<(int? Commune, string? Why)> FoundCommune(
        string folder, LoadSession system, bool mayJoinOthers, List<BadRow> bad, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            return (null, $"Không có thư mục {folder}.");
        if (FolderFile.Read(folder, "commune.csv") is not [var row, ..])
            return (null, $"Thư mục {folder} không có commune.csv với một dòng dữ liệu.");

        try
        {
            var code = row.Text("code");
            var others = await Reading(db => db.Set<CommuneRecord>().Where(c => c.Code != code).Select(c => c.Name).ToListAsync(cancel));
            if (others.Count > 0 && !mayJoinOthers)
                return (null, $"Hệ thống này đang giữ sổ của {others[0]}; không nạp thêm xã khác.");

            var founded = await system.SendAsSystem(
                new FoundCommune.Command(code, row.Text("name"), row.Optional("province") ?? ""), cancel);
            if (founded.IsRefused)
            {
                bad.AddRange(RefusedRows.LeftOut(founded, [row], "").Bad);
                return (null, "commune.csv không đọc được.");
            }

            return (await Reading(db => db.Set<CommuneRecord>().Where(c => c.Code == code).Select(c => c.Id).FirstAsync(cancel)), null);
        }
        catch (UnreadableCellException cell)
        {
            return (null, cell.Row.ToString());
        }
    }

    private async Task OpenAgencies(
        string folder, IReadOnlyList<AppointmentsFile.Row> appointments, LoadSession system, List<BadRow> bad, CancellationToken cancel)
    {
        var known = await Reading(db => db.Set<AgencyCodeRecord>().Select(c => c.Code).ToListAsync(cancel));
        var commune = FolderFile.Read(folder, "commune.csv")[0].Text("code");
        foreach (var row in FolderFile.Read(folder, "agencies.csv"))
        {
            try
            {
                var code = new AgencyCode(row.Text("code"));
                if (known.Contains(code.Value))
                    continue;

                // An agency's books begin with its first appointment; each fiscal year up to today's is open.
                var from = appointments.Where(a => a.Agency is null || a.Agency == code.Value).Select(a => a.From)
                    .DefaultIfEmpty(new DateOnly(clock.Today.Year, 1, 1)).Min();
                var opened = await system.SendAsSystem(
                    new OpenAgency.Command(
                        code, row.Text("name"), row.Text("kind"), row.Choice<UnitType>("unitType"), row.Choice<Regime>("regime"), row.Text("chapter"),
                        row.Text("subCategory"), row.Optional("depositAccount"), row.Flag("collectsFees"), from, null, commune),
                    cancel);
                if (opened.IsRefused)
                {
                    bad.AddRange(RefusedRows.LeftOut(opened, [row], "").Bad);
                    continue;
                }

                for (var year = from.Year + 1; year <= clock.Today.Year; year++)
                    await system.SendAsSystem(new OpenFiscalYear.Command(code, year), cancel);
            }
            catch (UnreadableCellException cell)
            {
                bad.Add(cell.Row);
            }
        }
    }

    private async Task<IReadOnlyList<LoadSession.Appointed>> Appoint(
        IReadOnlyList<AppointmentsFile.Row> rows, string? password, LoadSession system, List<BadRow> bad, CancellationToken cancel)
    {
        var known = await Reading(db => db.Set<AppointmentRecord>().AsNoTracking()
            .Join(db.Users, a => a.UserId, u => u.Id, (a, u) => new { u.UserName, a.Role, a.AgencyId, a.DecisionNumber, a.From })
            .ToListAsync(cancel));
        var codes = await Reading(db => db.Set<AgencyCodeRecord>().AsNoTracking().ToListAsync(cancel));
        var users = await Reading(db => db.Users.AsNoTracking().ToDictionaryAsync(u => u.UserName!, u => u.Id, StringComparer.OrdinalIgnoreCase, cancel));

        var appointed = new List<LoadSession.Appointed>();
        foreach (var row in rows)
        {
            var isKnown = known.Exists(k => string.Equals(k.UserName, row.UserName, StringComparison.OrdinalIgnoreCase) && k.Role == row.Role
                && k.DecisionNumber == row.DecisionNumber && k.From == row.From
                && codes.Find(c => c.AgencyId == k.AgencyId)?.Code == row.Agency);
            if (!isKnown && await Appoint(row, password, users, system, cancel) is { } refused)
            {
                bad.AddRange(refused.Bad);
                continue;
            }

            if (!users.TryGetValue(row.UserName, out var id))
            {
                id = await Reading(db => db.Users.Where(u => u.UserName == row.UserName).Select(u => u.Id).FirstAsync(cancel));
                users[row.UserName] = id;
            }

            appointed.Add(new LoadSession.Appointed(id, row.UserName, row.Role, row.Agency, row.From, row.To));
        }

        return appointed;
    }

    private static async Task<Taken?> Appoint(
        AppointmentsFile.Row row, string? password, Dictionary<string, Guid> users, LoadSession system, CancellationToken cancel)
    {
        if (!users.ContainsKey(row.UserName))
        {
            var added = await system.SendAsSystem(
                new AddUser.Command(row.UserName, row.UserName, password ?? Guid.NewGuid().ToString("N")), cancel);
            if (added.IsRefused)
                return RefusedRows.LeftOut(added, [row.Source], "");
        }

        var outcome = await system.SendAsSystem(
            new AppointUser.Command(
                row.UserName, row.Role, row.Agency is null ? null : new AgencyCode(row.Agency), row.DecisionNumber, row.From, row.To),
            cancel);
        return outcome.IsRefused ? RefusedRows.LeftOut(outcome, [row.Source], "") : null;
    }

    private async Task TakeAll(
        IReadOnlyList<LoadItem> items, int commune, LoadSession session, List<BadRow> bad, IProgress<(int Done, int All)>? progress, CancellationToken cancel)
    {
        var known = (await Reading(db => db.Set<ImportedRecord>().Where(i => i.CommuneId == commune)
            .Select(i => new { i.Kind, i.Reference }).ToListAsync(cancel))).Select(i => (i.Kind, i.Reference)).ToHashSet();
        var waiting = items.Where(i => !known.Contains((i.Kind, i.Reference))).ToList();
        for (var start = 0; start < waiting.Count; start += Chunk)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
            await database.Together(together => TakeChunk(database, waiting.Skip(start).Take(Chunk), commune, session, bad, together), cancel);
            progress?.Report((Math.Min(start + Chunk, waiting.Count), waiting.Count));
        }
    }

    private async Task TakeChunk(
        IDatabase database, IEnumerable<LoadItem> chunk, int commune, LoadSession session, List<BadRow> bad, CancellationToken cancel)
    {
        await session.StartAfresh(); // with the transaction of this chunk
        var records = new List<ImportedRecord>();
        foreach (var item in chunk)
        {
            var isTaken = await database.AsOne(
                async whole =>
                {
                    var taken = await item.Take(session, whole);
                    bad.AddRange(taken.Bad);
                    if (taken.Bad.Count > 0)
                        return false;

                    records.Add(new ImportedRecord
                    {
                        CommuneId = commune, Kind = item.Kind, Reference = item.Reference, Outcome = taken.Outcome, At = clock.Now,
                    });
                    return true;
                },
                cancel);
            if (!isTaken)
                await session.StartAfresh();
        }

        await session.SendAsSystem(new RecordImported.Command(records), cancel);
        await session.StartAfresh();
    }

    private async Task<LoadCounts> Count(string folder, IReadOnlyList<LoadItem> items, int commune, CancellationToken cancel)
    {
        var here = await Reading(db => db.Set<ImportedRecord>().AsNoTracking().Where(i => i.CommuneId == commune)
            .ToDictionaryAsync(i => (i.Kind, i.Reference), i => i.Outcome, cancel));
        int Held(string kind, string? outcome = null) => items.Count(i =>
            i.Kind == kind && here.TryGetValue((i.Kind, i.Reference), out var held) && (outcome is null || held == outcome));
        return new LoadCounts(
            Held(BudgetEntriesFile.Kind), Held(JournalsFile.Kind), Held(PaymentRequestsFile.Kind),
            Held(PaymentRequestsFile.Kind, PaymentRequestsFile.RefusedForBudget), Held(FeeCasesFile.Kind), Held(PlatformPaymentsFile.Kind),
            await Reading(db => StatementFiles.LinesHeld(db, folder, commune, cancel)));
    }

    private async Task<T> Reading<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
