using System.Globalization;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.Sheets;

/// <summary>One document of a sheet, with the rows of its lines.</summary>
/// <param name="Differing">Rows that say something else of the whole document than its first row, by which it is read.</param>
internal sealed record SheetDocument<TInput>(
    AgencyCode Agency, TInput Input, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetFault> Differing, Func<string, bool, string> ColumnOf)
{
    /// <summary>Why it is refused by what its first row says, and where other rows say otherwise: of one field the first is enough.</summary>
    public IEnumerable<SheetFault> FaultsOf(IReadOnlyList<Refusal> refusals)
    {
        var refused = refusals.Select(FaultOf).ToList();
        return refused.Concat(Differing.Where(d => !refused.Exists(r => r.Field == d.Field)));
    }

    /// <summary>Puts a refusal of this document where it was written: <c>lines[1].account</c> is the second of its rows.</summary>
    public SheetFault FaultOf(Refusal refusal)
    {
        var field = refusal.Field ?? "";
        if (!field.StartsWith("lines[", StringComparison.Ordinal))
            return new SheetFault(Rows[0].Number, field is "" or "lines" ? null : ColumnOf(field, false), refusal);

        var end = field.IndexOf(']', StringComparison.Ordinal);
        var place = int.Parse(field.AsSpan(6, end - 6), CultureInfo.InvariantCulture);
        var column = field.Length > end + 2 ? field[(end + 2)..] : null;
        return new SheetFault(
            Rows[Math.Min(place, Rows.Count - 1)].Number, column is null ? null : ColumnOf(column, true), refusal with { Field = column });
    }

    /// <summary>In agencies of others nothing of it is even looked at.</summary>
    public IEnumerable<SheetFault> NotKept() =>
        Rows.Select(row => new SheetFault(row.Number, "agency", new Refusal(Codes.RequestInvalid, null, "sheet.notKept").With("value", Agency.Value)));
}

/// <summary>What a sheet says: documents that can be read, and everything that can't.</summary>
/// <param name="Refusal">Why the file as a whole can't be read; then there is no sheet.</param>
internal sealed record SheetReading<TInput>(Sheet? Sheet, IReadOnlyList<SheetDocument<TInput>> Documents, IReadOnlyList<SheetFault> Faults, Refusal? Refusal)
{
    public static SheetReading<TInput> Unreadable(Refusal refusal) => new(null, [], [], refusal);

    public static SheetReading<TInput> Of(Sheet sheet, DocumentRows<TInput> kind, DateOnly today, Progress progress)
    {
        var faults = new List<SheetFault>();
        var documents = new List<SheetDocument<TInput>>();
        var seen = new Dictionary<(string Agency, string Reference), int>();
        var read = 0;
        foreach (var rows in Together(kind.PartedBy, [.. sheet.Rows.Select(row => new SheetRow(sheet, row, today, faults))]))
        {
            progress.At(WorkStage.Reading, read, sheet.Rows.Count);
            read += rows.Count;
            var (agency, reference) = (rows[0].Text("agency"), rows[0].Text("reference"));
            if (reference is null)
                rows[0].Fault("reference", new Refusal(Codes.RequestInvalid, null, "required"));
            if (agency is null)
                rows[0].Fault("agency", new Refusal(Codes.RequestInvalid, null, "required"));
            if (kind.PartedBy.Count == 0 && agency is not null && reference is not null && !seen.TryAdd((agency, reference), rows[0].Number))
                rows[0].Fault("reference", new Refusal(Codes.RequestInvalid, null, "sheet.apart").With("value", reference).With("row", (long)seen[(agency, reference)]));

            var document = new SheetDocument<TInput>(new AgencyCode(agency ?? ""), kind.InputOf(rows), rows, [.. Differing(kind, rows)], kind.ColumnOf);
            if (rows.Exists(r => r.IsFaulty))
                continue;
            if (kind.Wrong(document.Input).ToList() is { Count: > 0 } problems)
                faults.AddRange(document.FaultsOf(problems));
            else
                documents.Add(document);
        }

        return new SheetReading<TInput>(sheet, documents, faults, null);
    }

    /// <summary>The agencies that the caller may write in here, by code.</summary>
    public static Dictionary<string, int> Mine(CallContext context) =>
        context.Agencies.ToDictionary(a => a.Agency.Code.Value, a => a.Agency.Id, StringComparer.Ordinal);

    /// <summary>Those of them that the sheet names, for holding their books.</summary>
    public IReadOnlyList<int> AgenciesIn(CallContext context)
    {
        var mine = Mine(context);
        return [.. Documents.Select(d => mine.GetValueOrDefault(d.Agency.Value)).Where(id => id != 0).Distinct()];
    }

    /// <summary>In the order in which one mends them: down the rows, and from left to right.</summary>
    public List<SheetFault> InOrder(IEnumerable<SheetFault> faults) =>
        [.. faults.OrderBy(f => f.Row).ThenBy(f => f.Field is null ? -1 : Sheet!.PlaceOf(f.Field) ?? int.MaxValue)];

    /// <summary>What importing it would do: by agency, and everything that is wrong.</summary>
    /// <param name="good">The documents that can be taken.</param>
    /// <param name="doubts">What of them looks like another agency's, for kinds that can be told by that.</param>
    public SheetPreview Preview(CallContext context, IEnumerable<(int Agency, long Total)> good, IReadOnlyList<SheetFault> faults, IReadOnlyList<SheetFault>? doubts = null)
    {
        var own = good.ToLookup(d => d.Agency, d => d.Total);
        var documents =
            from agency in context.Agencies.Select(a => a.Agency)
            where own.Contains(agency.Id)
            select new SheetPreview.InAgency(agency.Code.Value, agency.Name, own[agency.Id].Count(), own[agency.Id].Sum());
        var doubtful =
            from doubt in (doubts ?? []).Select(d => d.View(Sheet!))
            group doubt.Row by (doubt.Column, doubt.Field, doubt.Message) into alike
            select new SheetDoubtView([.. alike], alike.Key.Column, alike.Key.Field, alike.Key.Message);
        return new SheetPreview(
            Sheet!.Rows.Count, faults.Select(f => f.Row).Distinct().Count(), [.. documents], [.. faults.Select(f => f.View(Sheet))], [.. doubtful], Sheet.Ignored);
    }

    private static List<List<SheetRow>> Together(IReadOnlyList<string> partedBy, List<SheetRow> rows)
    {
        var groups = new List<List<SheetRow>>();
        var known = new Dictionary<string, List<SheetRow>>(StringComparer.Ordinal);
        (string? Agency, string? Reference) last = default;
        var parts = new string?[partedBy.Count];
        foreach (var row in rows)
        {
            row.MustBeVisible();
            var key = (row.Text("agency"), row.Text("reference"));
            var goesOn = groups.Count > 0 && key == last && key is not (null, null);
            last = key;
            for (var i = 0; i < parts.Length; i++)
                parts[i] = row.Text(partedBy[i]) ?? (goesOn ? parts[i] : null);

            var document = string.Join('\n', parts.Prepend(key.Item2).Prepend(key.Item1));
            if (partedBy.Count > 0 && key is not (null, null) && known.TryGetValue(document, out var own))
                own.Add(row);
            else if (partedBy.Count == 0 && goesOn)
                groups[^1].Add(row);
            else
                groups.Add(known[document] = [row]);
        }

        return groups;
    }

    private static IEnumerable<SheetFault> Differing(DocumentRows<TInput> kind, List<SheetRow> rows) =>
        from row in rows.Skip(1)
        from field in kind.OfWhole
        let here = Said(kind, row, field)
        let first = Said(kind, rows[0], field)
        where here is not null && first is not null && here != first
        select new SheetFault(row.Number, field, new Refusal(Codes.RequestInvalid, null, "sheet.differs").With("value", here).With("row", (long)rows[0].Number));

    private static string? Said(DocumentRows<TInput> kind, SheetRow row, string field) => kind.Columns.First(c => c.Field == field).Kind is CellKind.Day
        ? row.Day(field)?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : row.Text(field);
}
