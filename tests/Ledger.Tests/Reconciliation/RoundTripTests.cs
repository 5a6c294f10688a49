using System.Globalization;
using System.Security;
using System.Text;

using CsCheck;

using KeToanChung.Ledger.Reconciliation.Formats;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>Whatever a bank writes, in any format, comes back: the same lines, in order, with the same balances.</summary>
public sealed class RoundTripTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private sealed record Written(DateOnly Day, long Amount, string Reference, string Text);

    private static readonly Gen<string> Words = Any.Of("nop", "phi", "ho so", "H19.001-260105-0003", "NGUYEN VAN A", "PP02600000003", "le phi, 2 ban", "A&B")
        .Array[1, 8].Select(words => string.Join(' ', words));

    private static readonly Gen<Written[]> Lines = Gen.Select(
            Gen.Int[0, 60], Gen.Long[-5_000_000_000, 5_000_000_000], Gen.Int[0, 99_999], Words,
            (day, amount, reference, text) => new Written(new DateOnly(2026, 1, 1).AddDays(day), amount == 0 ? 1 : amount, reference % 3 == 0 ? "" : $"FT{reference}", text))
        .Array[1, 40].Select(lines => lines.OrderBy(l => l.Day).ToArray());

    [Fact]
    public void Csv_oldest_first() => Comes(StatementFormat.Csv, (opening, lines) => Csv(opening, lines, ',', newestFirst: false));

    [Fact]
    public void Csv_newest_first() => Comes(StatementFormat.Csv, (opening, lines) => Csv(opening, lines, ';', newestFirst: true), newestFirst: true);

    [Fact]
    public void Mt940() => Comes(StatementFormat.Mt940, Mt940Of);

    [Fact]
    public void Camt053() => Comes(StatementFormat.Camt053, Camt053Of);

    [Fact]
    public void A_file_cut_anywhere_never_gives_a_line_that_was_not_there() => Gen.Select(Lines, Gen.Int[0, 3], Gen.Double[0, 1]).Sample((lines, format, where) =>
    {
        var whole = format switch
        {
            0 => Csv(0, lines, ',', newestFirst: false), 1 => Csv(0, lines, '\t', newestFirst: true), 2 => Mt940Of(0, lines), _ => Camt053Of(0, lines),
        };
        var cut = Reading.Of(whole[..(int)(whole.Length * where)]);

        foreach (var line in cut.Statement?.Lines ?? [])
            Assert.Contains(lines, l => l.Day == line.Date && l.Amount == line.Amount.Dong && l.Text.StartsWith(line.Text, StringComparison.Ordinal));
    });

    private static void Comes(StatementFormat format, Func<long, Written[], string> write, bool newestFirst = false) =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000_000], Lines).Sample((opening, lines) =>
        {
            var statement = Reading.Accepted(write(opening, lines));
            var read = newestFirst ? statement.Lines.Reverse().ToList() : statement.Lines;

            Assert.Equal(format, statement.Format);
            Assert.Equal((opening, opening + lines.Sum(l => l.Amount)), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
            Assert.Equal(lines.Select(l => (l.Day, l.Amount, l.Reference, l.Text)), read.Select(l => (l.Date, l.Amount.Dong, l.Reference ?? "", l.Text)));
            Assert.Equal(Enumerable.Range(1, lines.Length), statement.Lines.Select(l => l.Number));
        });

    private static string Csv(long opening, Written[] lines, char separator, bool newestFirst)
    {
        string Cell(string text) => text.Contains(separator, StringComparison.Ordinal) ? $"\"{text}\"" : text;
        string Amount(long dong) => Cell(dong.ToString("#,0", Vietnamese));

        var balance = opening;
        var rows = lines.Select(l => string.Join(separator, [
            $"{l.Day:dd/MM/yyyy}", l.Reference, l.Amount < 0 ? Amount(-l.Amount) : "", l.Amount > 0 ? Amount(l.Amount) : "", Amount(balance += l.Amount),
            Cell(l.Text)])).ToList();
        if (newestFirst)
            rows.Reverse();
        return string.Join(separator, "Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung") + "\n" + string.Join('\n', rows) + "\n";
    }

    private static string Mt940Of(long opening, Written[] lines)
    {
        string Balance(long dong, DateOnly day) => $"{(dong < 0 ? 'D' : 'C')}{day:yyMMdd}VND{Math.Abs(dong)},00";

        var file = new StringBuilder($":20:X\r\n:25:9704\r\n:28C:1/1\r\n:60F:{Balance(opening, lines[0].Day)}\r\n");
        foreach (var line in lines)
        {
            file.Append(CultureInfo.InvariantCulture, $":61:{line.Day:yyMMdd}{line.Day:MMdd}{(line.Amount < 0 ? 'D' : 'C')}{Math.Abs(line.Amount)},00NTRF{(line.Reference.Length > 0 ? line.Reference : "NONREF")}\r\n:86:");
            for (var at = 0; at < line.Text.Length; at += 65)
                file.Append(line.Text.AsSpan(at, Math.Min(65, line.Text.Length - at))).Append("\r\n");
        }

        return file.Append(CultureInfo.InvariantCulture, $":62F:{Balance(opening + lines.Sum(l => l.Amount), lines[^1].Day)}\r\n-\r\n").ToString();
    }

    private static string Camt053Of(long opening, Written[] lines)
    {
        string Amount(long dong) => $"<Amt Ccy=\"VND\">{Math.Abs(dong)}</Amt><CdtDbtInd>{(dong < 0 ? "DBIT" : "CRDT")}</CdtDbtInd>";
        string Balance(string code, long dong) => $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{Amount(dong)}</Bal>";
        string Entry(Written l) =>
            $"<Ntry>{Amount(l.Amount)}<Sts>BOOK</Sts><BookgDt><Dt>{l.Day:yyyy-MM-dd}</Dt></BookgDt><AcctSvcrRef>{l.Reference}</AcctSvcrRef>"
            + $"<NtryDtls><TxDtls><RmtInf><Ustrd>{SecurityElement.Escape(l.Text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";

        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>" + Balance("OPBD", opening)
            + Balance("CLBD", opening + lines.Sum(l => l.Amount)) + string.Concat(lines.Select(Entry)) + "</Stmt></BkToCstmrStmt></Document>";
    }
}
