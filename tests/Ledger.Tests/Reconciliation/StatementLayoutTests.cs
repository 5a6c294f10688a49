using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>A table whose headings nobody knows is read by what a person said about its columns.</summary>
public sealed class StatementLayoutTests
{
    private const string File = "NGÂN HÀNG MINH HỌA\nKhi nào;Ai;Vì sao;Thu;Chi;Còn lại\n05/01/2026;NGUYEN VAN AN;Nop phi;1.000;;1.000\n06/01/2026;;Rut;;400;600\n";

    private static readonly string[] Headings = ["Khi nào", "Ai", "Vì sao", "Thu", "Chi", "Còn lại"];

    private static readonly Dictionary<StatementColumn, int> Columns = new()
    {
        [StatementColumn.Date] = 0, [StatementColumn.Payer] = 1, [StatementColumn.Text] = 2, [StatementColumn.Credit] = 3, [StatementColumn.Debit] = 4,
        [StatementColumn.Balance] = 5,
    };

    [Fact]
    public void Reads_lines_balances_and_who_paid()
    {
        Assert.Equal("statement.noHeader", Assert.Single(Reading.Of(Bytes(File)).Refusals).Reason);

        var statement = Reading.Of(Bytes(File), [new StatementLayout(Headings, Columns)]).Statement!;

        Assert.Equal([(Money)1_000, -400], statement.Lines.Select(l => l.Amount));
        Assert.Equal(["NGUYEN VAN AN Nop phi", "Rut"], statement.Lines.Select(l => l.Text));
        Assert.Equal((0, 600), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
    }

    [Theory]
    [InlineData("KHI NAO;AI;VI SAO;THU;CHI;CON LAI", true)] // another case, no diacritics
    [InlineData(" Khi  nào ;Ai;Vì sao;Thu;Chi;Còn lại;", true)]
    [InlineData("Khi nào;Vì sao;Ai;Thu;Chi;Còn lại", false)] // other columns: another table
    [InlineData("Khi nào;Ai;Vì sao;Thu;Chi;Còn lại;Thêm", false)]
    public void Holds_for_the_same_heading_row_alone(string headings, bool isKnown)
    {
        var reading = Reading.Of(Bytes(File.Replace("Khi nào;Ai;Vì sao;Thu;Chi;Còn lại", headings, StringComparison.Ordinal)), [new StatementLayout(Headings, Columns)]);

        Assert.Equal(isKnown, reading.Statement is not null);
    }

    [Fact]
    public void Checks_balances_as_in_any_table()
    {
        var reading = Reading.Of(Bytes(File.Replace(";600", ";700", StringComparison.Ordinal)), [new StatementLayout(Headings, Columns)]);

        Assert.Equal("statement.balance", Assert.Single(reading.Refusals).Reason);
    }

    public static TheoryData<string, string[], IReadOnlyDictionary<StatementColumn, int>, string?> Layouts => new()
    {
        { "whole", Headings, Columns, null },
        { "no day", Headings, new Dictionary<StatementColumn, int> { [StatementColumn.Amount] = 3 }, "columns.date layout.noDate" },
        { "no amount", Headings, new Dictionary<StatementColumn, int> { [StatementColumn.Date] = 0 }, "columns.amount layout.noAmount" },
        { "no such column", Headings, new Dictionary<StatementColumn, int> { [StatementColumn.Date] = 0, [StatementColumn.Amount] = 6 }, "columns.amount layout.noSuchColumn" },
        { "before the first", Headings, new Dictionary<StatementColumn, int> { [StatementColumn.Date] = -1, [StatementColumn.Amount] = 3 }, "columns.date layout.noSuchColumn" },
        { "one column for two", Headings, new Dictionary<StatementColumn, int> { [StatementColumn.Date] = 0, [StatementColumn.Amount] = 3, [StatementColumn.Balance] = 3 }, "columns.balance layout.twice" },
        { "a row of figures", ["05/01/2026", "x", "1.000"], new Dictionary<StatementColumn, int> { [StatementColumn.Date] = 0, [StatementColumn.Amount] = 2 }, "headings layout.noHeadings" },
        { "a row of nothing", ["", " "], new Dictionary<StatementColumn, int> { [StatementColumn.Date] = 0, [StatementColumn.Amount] = 1 }, "headings layout.noHeadings" },
    };

    [Theory, MemberData(nameof(Layouts))]
    public void Must_tell_day_and_amount(string layout, string[] headings, IReadOnlyDictionary<StatementColumn, int> columns, string? answer)
    {
        var refusal = new StatementLayout(headings, columns).WhyNot();

        Assert.True(answer == (refusal is null ? null : $"{refusal.Field} {refusal.Reason}"), $"{layout}: {refusal?.Field} {refusal?.Reason}");
    }

    [Fact]
    public void A_table_is_shown_as_it_stands_so_that_a_person_can_say()
    {
        var rows = StatementReader.FirstRows(Bytes(File), _ => throw new InvalidOperationException("No sheet here."));

        Assert.Equal(["Khi nào", "Ai", "Vì sao", "Thu", "Chi", "Còn lại"], rows[1].Cells.Select(c => c.Text));
        Assert.Empty(StatementReader.FirstRows(Bytes("%PDF-1.7"), _ => throw new InvalidOperationException("No sheet here.")));
        Assert.Empty(StatementReader.FirstRows(Bytes("hello"), _ => throw new InvalidOperationException("No sheet here.")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
