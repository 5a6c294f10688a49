using System.Globalization;
using System.Text;

using KeToanChung.App.Agencies;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Imports;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.App.Tests.Database;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using MediatR;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Reconciliation;

/// <summary>Statements in the books: kept whole, never twice, and undone as long as nothing rests on them.</summary>
public sealed class ImportStatementTests(TestDatabases databases)
{
    private const string Header = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n";

    private const string Fifth = "05/01/2026,FT1,,1.000,1.000,A\n";

    private const string Sixth = "06/01/2026,,,2.000,3.000,B\n06/01/2026,,,2.000,5.000,B\n";

    private const string Seventh = "07/01/2026,FT4,3.000,,2.000,C\n";

    private static readonly AgencyCode Agency = new("3021009");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task The_same_file_twice_imports_nothing(DatabaseKind kind)
    {
        await using var server = await Start(kind);
        var file = Header + Fifth + Sixth;

        var first = await Import(server, file);
        var second = await Import(server, file);

        Assert.Equal((3, 0), (first.Imported, first.Duplicates));
        Assert.Equal((first.Id, 0, 3), (second.Id, second.Imported, second.Duplicates));
        Assert.Equal(["1 1000", "2 2000", "3 2000"], await Lines(server));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Of_files_that_overlap_only_new_lines_are_imported(DatabaseKind kind)
    {
        await using var server = await Start(kind);

        await Import(server, Header + Fifth + Sixth);
        var later = await Import(server, Header + Sixth + Seventh);
        var otherFormat = await Import(
            server, ":20:1\n:25:3713.4.3021009.00000\n:60F:C260106VND1000,\n:61:260106C2000,NTRFNONREF\n:86:B\n:61:260106C2000,NTRFNONREF\n:86:B\n"
            + ":61:260107D3000,NTRFFT4\n:86:c\n:61:260108C7000,NTRFFT5\n:86:D\n:62F:C260131VND9000,\n-");

        Assert.Equal((1, 2), (later.Imported, later.Duplicates));
        Assert.Equal((1, 3), (otherFormat.Imported, otherFormat.Duplicates));
        Assert.Equal(["1 1000", "2 2000", "3 2000", "3 -3000", "4 7000"], await Lines(server));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Undoing_leaves_the_file_and_lets_it_be_imported_again(DatabaseKind kind)
    {
        await using var server = await Start(kind);
        var (first, second) = (Header + Fifth + Sixth, Header + Sixth + Seventh);

        var undone = await Import(server, first);
        var overlapping = await Import(server, second);
        await server.SendAsSystem(new DeleteStatement.Command(Agency, IdOf(undone)));
        Assert.Equal(["3 -3000"], await Lines(server));

        // What the undone import had brought of the other file comes with that file again, to its own place.
        var again = await Import(server, second);
        Assert.Equal((overlapping.Id, 2, 1), (again.Id, again.Imported, again.Duplicates));
        Assert.Equal(["1 2000", "2 2000", "3 -3000"], await Lines(server));
        Assert.Equal((1, 2), Counts(await Import(server, first)));

        var stored = await Reading(server, db => db.Set<StoredFileRecord>().ToListAsync(Cancel));
        Assert.Equal(new[] { first, second }.Order(), stored.Select(f => Encoding.UTF8.GetString(f.Content)).Order());
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task An_import_with_a_matched_line_is_not_undone(DatabaseKind kind)
    {
        await using var server = await Start(kind);
        var imported = await Import(server, Header + Fifth + Sixth);
        await Reading(server, db => db.Set<StatementLineRecord>().Where(l => l.LineNo == 2).ExecuteUpdateAsync(set => set.SetProperty(l => l.MatchNo, 1L), Cancel));

        var refused = await Send(server, new DeleteStatement.Command(Agency, IdOf(imported)));

        Assert.Equal(Codes.StatementMatched, Assert.Single(refused.Refusals).Code);
        Assert.Equal(3, (await Lines(server)).Count);
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Two_who_import_the_same_file_at_once_get_its_lines_once(DatabaseKind kind)
    {
        await using var server = await Start(kind);
        var file = Header + Fifth + Sixth + Seventh;

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Import(server, file), Cancel)));

        Assert.Equal([0, 0, 0, 4], results.Select(r => r.Imported).Order());
        Assert.Single(results.Select(r => r.Id).Distinct());
        Assert.Equal(4, (await Lines(server)).Count);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "statement.otherAccount", "Số tài khoản: 3713.4.3021001.00000,,\n" + Header + Fifth },
        { "statement.balance", Header + Fifth + Seventh },
        { "statement.noHeader", "hello" },
        { "statement.empty", "" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_file_that_can_not_be_trusted_leaves_nothing(string reason, string file)
    {
        await using var server = await Start(DatabaseKind.Sqlite);

        var outcome = await Send(server, CommandFor(file));

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((Codes.RequestInvalid, reason, "file"), (refusal.Code, refusal.Reason, refusal.Field));
        Assert.Empty(await Reading(server, db => db.Set<StoredFileRecord>().ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_rejected_row_is_told_in_words_beside_its_place()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN"); // as a Vietnamese reader's request has it
        await using var server = await Start(DatabaseKind.Sqlite);

        var result = await Import(server, Header + Fifth + "30/02/2026,,,2.000,3.000,B\n" + "06/01/2026,,,2.000,5.000,B\n");

        Assert.Equal((2, 0), Counts(result));
        Assert.Equal([new ImportStatement.RejectedRow(3, "Ngày giao dịch", "không có ngày “30/02/2026” trong lịch.")], result.Rejected);

        // Mended and sent again: only the row that was missing comes in.
        Assert.Equal((1, 2), Counts(await Import(server, Header + Fifth + Sixth)));
    }

    [Fact]
    public async Task A_file_that_was_cut_inside_its_last_text_doubles_nothing_when_it_comes_whole()
    {
        await using var server = await Start(DatabaseKind.Sqlite);

        await Import(server, Header + Fifth + "06/01/2026,FT2,,2.000,3.000,nop phi ho so H19");
        var whole = await Import(server, Header + Fifth + "06/01/2026,FT2,,2.000,3.000,nop phi ho so H19.001\n");

        Assert.Equal((0, 2), Counts(whole));
    }

    [Fact]
    public async Task A_list_and_a_page_show_what_an_import_brought()
    {
        await using var server = await Start(DatabaseKind.Sqlite);
        var first = await Import(server, Header + Fifth + Sixth);
        await Import(server, Header + Sixth + Seventh);

        var list = await server.SendAsSystem(new ListStatements.Query(Agency));
        var page = await server.SendAsSystem(new ShowStatement.Query(Agency, IdOf(first)) { Page = new PageRequest(2) });
        var rest = await server.SendAsSystem(new ShowStatement.Query(Agency, IdOf(first)) { Page = new PageRequest(2, page.Lines.NextCursor) });

        Assert.Equal([(3, 1, 1_000L, 2_000L), (3, 3, 0L, 5_000L)], list.Items.Select(s => (s.LinesInFile, s.Lines, s.OpeningBalance!.Value, s.ClosingBalance!.Value)));
        Assert.Equal([1, 2, 3], page.Lines.Items.Concat(rest.Lines.Items).Select(l => l.LineNumber));
        Assert.Null(rest.Lines.NextCursor);
    }

    [Fact]
    public async Task Loading_a_folder_imports_its_statements_once()
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services(all => all.AddApp());
        var folder = Directory.CreateTempSubdirectory("ketoanchung-statements-").FullName;
        try
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sample")))
            {
                if (Path.GetFileName(path) is "commune.csv" or "agencies.csv" or "appointments.csv" || Path.GetFileName(path).StartsWith("statement-", StringComparison.Ordinal))
                    File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
            }

            var loader = services.GetRequiredService<CommuneLoader>();
            var first = await loader.Load(folder, null, mayJoinOthers: false, null, Cancel);
            var second = await loader.Load(folder, null, mayJoinOthers: false, null, Cancel);

            Assert.Empty(first.Bad);
            Assert.Equal((4_028, 4_028), (first.Counts.StatementLines, second.Counts.StatementLines));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<TestServer> Start(DatabaseKind kind)
    {
        var server = await TestServer.Start(databases, kind);
        await server.SendAsSystem(new OpenAgency.Command(
            Agency, "Trạm Y tế", "health", UnitType.AccountingUnit, Regime.TT24, "823", "131", "3713.4.3021009.00000", true, new DateOnly(2026, 1, 1)));
        return server;
    }

    private static ImportStatement.Command CommandFor(string file) => new(Agency, new StatementFile("sao ke.csv", Encoding.UTF8.GetBytes(file)));

    private static Task<ImportStatement.Result> Import(TestServer server, string file) => server.SendAsSystem(CommandFor(file));

    private static (int Imported, int Duplicates) Counts(ImportStatement.Result result) => (result.Imported, result.Duplicates);

    private static DocumentId IdOf(ImportStatement.Result result) => DocumentId.TryParse(result.Id, out var id) ? id : throw new InvalidOperationException(result.Id);

    private static async Task<Outcome<T>> Send<T>(TestServer server, IRequest<Outcome<T>> request)
    {
        await using var scope = server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, Cancel);
    }

    private static Task<List<string>> Lines(TestServer server) => Reading(server, async db =>
        (await db.Set<StatementLineRecord>().OrderBy(l => l.StatementNo).ThenBy(l => l.LineNo).ToListAsync(Cancel)).ConvertAll(l => $"{l.LineNo} {l.Amount}"));

    private static async Task<T> Reading<T>(TestServer server, Func<AppDb, Task<T>> read)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
