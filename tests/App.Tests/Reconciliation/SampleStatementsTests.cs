using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.App.Tests.Reconciliation;

/// <summary>The sample commune's statements: 21 files in four formats.</summary>
public sealed class SampleStatementsTests
{
    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sample"), "statement-*").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Files.Select(f => Path.GetFileName(f))];

    private static StatementReading Read(string name) =>
        new StatementFile(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample", name))).Reading;

    [Theory, MemberData(nameof(Names))]
    public void Each_is_read_whole(string name)
    {
        var reading = Read(name);

        Assert.Empty(reading.Refusals);
        Assert.Empty(reading.Rejected);
        var statement = reading.Statement!;
        Assert.Equal(
            Path.GetExtension(name) switch
            {
                ".csv" => StatementFormat.Csv, ".xlsx" => StatementFormat.Xlsx, ".sta" => StatementFormat.Mt940, _ => StatementFormat.Camt053,
            },
            statement.Format);
        Assert.Equal(statement.Closing!.Value.Dong, statement.Opening!.Value.Dong + statement.Lines.Sum(l => l.Amount.Dong));
        Assert.All(statement.Lines, l => Assert.NotEmpty(l.Text));
    }

    [Fact]
    public void Together_they_have_4028_lines() => Assert.Equal(4_028, Files.Sum(f => Read(Path.GetFileName(f)).Statement!.Lines.Count));

    [Fact]
    public void Each_month_begins_where_the_one_before_ended() => Assert.All(
        Files.Select(f => Path.GetFileName(f)).GroupBy(name => name[.."statement-3021001".Length]),
        months =>
        {
            var statements = months.Select(name => Read(name).Statement!).ToList();
            Assert.Equal(statements.SkipLast(1).Select(s => s.Closing), statements.Skip(1).Select(s => s.Opening));
        });
}
