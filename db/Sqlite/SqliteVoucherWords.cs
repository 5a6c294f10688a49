using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Search;
using KeToanChung.Ledger;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// The letters of all vouchers' texts, by threes (FTS5, <c>Search.sql</c>). A place is one number that grows in the order of the list: day, then agency backwards,
/// then number. So the newest come first, as many as are asked for.
/// </summary>
internal sealed class SqliteVoucherWords(AppDb db, SqliteWriter writer) : IVoucherWords
{
    /// <summary>The shortest piece of a text that is taken up.</summary>
    private const int Letters = 3;

    private const int FirstPiece = 256;

    private const int LargestPiece = 4_096;

    /// <summary>So many vouchers are taken up in one go, for a few hundredths of a second.</summary>
    private const int Slice = 200;

    /// <summary>Pages of the index that are put in order after each slice, so that they never wait to be put in order all at once.</summary>
    private const int MergedPages = 64;

    /// <summary>From so many on a search is slow without them, and they are taken up while others write.</summary>
    private const int TooMany = 50_000;

    private const int NumberBits = 31;

    private const int AgencyBits = 16;

    private const int MostAgencies = (1 << AgencyBits) - 1;

    private const string FirstDay = "1990-01-01";

    private static readonly string PlaceOf = Text(
        $"""(CAST(julianday("Date") - julianday('{FirstDay}') AS INTEGER) << {AgencyBits + NumberBits}) | (({MostAgencies} - "AgencyId") << {NumberBits}) | "No" """);

    // Divided, not shifted: the plan is the same, and SQL Server's parser, which reads our queries too, knows no shift.
    private static readonly string VouchersAt = Text($$"""
        SELECT v.* FROM json_each({0}) AS p JOIN "Vouchers" AS v
        ON v."AgencyId" = {{MostAgencies}} - p.value / {{1L << NumberBits}} % {{1 << AgencyBits}} AND v."No" = p.value % {{1L << NumberBits}}
        """);

    private static readonly DateOnly First = DateOnly.Parse(FirstDay, CultureInfo.InvariantCulture);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public bool AreFoundAcrossAgencies => false;

    public async Task<IVoucherWords.Places?> Find(
        IReadOnlyList<string> words, DateOnly? from, DateOnly? to, (DateOnly Date, DocumentId Voucher)? after, CancellationToken cancel)
    {
        // A letter outside the first plane is two in .NET and one in SQLite.
        var pieces = words.Where(w => !w.Any(char.IsSurrogate))
            .SelectMany(w => Enumerable.Range(0, Math.Max(0, w.Length - Letters + 1)).Select(at => w.Substring(at, Letters)))
            .Distinct(StringComparer.Ordinal).ToList();
        if (pieces.Count == 0)
            return null;

        var match = string.Join(" AND ", pieces.Select(p => $"\"{p.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        var least = from is { } first ? Place(first, MostAgencies, 0) : 0;
        var most = to is { } last && last < DateOnly.MaxValue ? Place(last.AddDays(1), MostAgencies, 0) - 1 : long.MaxValue;
        if (after is { } cursor)
            most = Math.Min(most, Place(cursor.Date, cursor.Voucher.Agency, cursor.Voucher.Number) - 1);
        await db.Database.OpenConnectionAsync(cancel);
        return new IVoucherWords.Places(Known(match, least, most, cancel), (await Newer(cancel)).ToDictionary(n => n.Agency, n => n.Known));
    }

    public async Task CatchUp(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var waiting = await Newer(cancel);
        var left = waiting.Sum(w => w.Posted - w.Known);
        foreach (var (agency, known, posted) in waiting)
        {
            for (var upTo = known; upTo < posted; left -= Slice)
            {
                if (left <= TooMany && !writer.IsQuietFor(Quiet))
                    return;

                upTo = await TakeUp(agency, cancel);
                await Task.Delay(1, cancel); // whoever came meanwhile is first
            }
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static long Place(DateOnly day, int agency, long no) =>
        ((long)Math.Max(0, day.DayNumber - First.DayNumber) << (AgencyBits + NumberBits)) | ((long)(MostAgencies - agency) << NumberBits) | no;

    // Small pieces first: the newest page is mostly among them.
    private async IAsyncEnumerable<IQueryable<VoucherRecord>> Known(string match, long least, long most, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var size = FirstPiece; ; size = Math.Min(size * 4, LargestPiece))
        {
            var places = await Rows(
                "SELECT rowid FROM \"VoucherWords\" WHERE \"VoucherWords\" MATCH @match AND rowid BETWEEN @least AND @most ORDER BY rowid DESC LIMIT @size",
                row => row.GetInt64(0), cancel, ("@match", match), ("@least", least), ("@most", most), ("@size", size));
            if (places.Count > 0)
                yield return db.Set<VoucherRecord>().FromSqlRaw(VouchersAt, JsonSerializer.Serialize(places));
            if (places.Count < size)
                yield break;

            most = places[^1] - 1;
        }
    }

    /// <summary>The agencies with events that were not taken up; few of them after a quiet second, and each for one look by its key.</summary>
    private Task<List<(int Agency, long Known, long Posted)>> Newer(CancellationToken cancel) => Rows(
        """
        SELECT h."AgencyId", coalesce(u."No", 0), h."EventNo" FROM "LedgerHeads" AS h
        LEFT JOIN "VoucherWordsUpTo" AS u ON u."AgencyId" = h."AgencyId" WHERE h."EventNo" > coalesce(u."No", 0)
        """,
        row => (row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)), cancel);

    /// <summary>Reads how far it got in the same transaction: another process may do the same.</summary>
    private async Task<long> TakeUp(int agency, CancellationToken cancel)
    {
        using var turn = await writer.Enter(db, cancel, isAside: true);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            var known = (await Rows("SELECT \"No\" FROM \"VoucherWordsUpTo\" WHERE \"AgencyId\" = @agency", r => r.GetInt64(0), cancel, ("@agency", agency))).FirstOrDefault();
            var upTo = (await Rows(
                "SELECT min(\"EventNo\", @last) FROM \"LedgerHeads\" WHERE \"AgencyId\" = @agency",
                r => r.GetInt64(0), cancel, ("@agency", agency), ("@last", known + Slice))).Single();
            await Rows(
                $"""
                 INSERT INTO "VoucherWords"(rowid, "Text") SELECT {PlaceOf} AS place, "SearchText" FROM "Vouchers"
                 WHERE "AgencyId" = @agency AND "No" > @known AND "No" <= @upTo ORDER BY place;
                 INSERT INTO "VoucherWords"("VoucherWords", "rank") VALUES ('merge', {MergedPages});
                 INSERT INTO "VoucherWordsUpTo" VALUES (@agency, @upTo) ON CONFLICT DO UPDATE SET "No" = excluded."No";
                 """,
                r => r.GetInt64(0), cancel, ("@agency", agency), ("@known", known), ("@upTo", upTo));
            await transaction.CommitAsync(cancel);
            return upTo;
        }
        catch
        {
            turn.Spoil();
            throw;
        }
    }

    private async Task<List<T>> Rows<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
