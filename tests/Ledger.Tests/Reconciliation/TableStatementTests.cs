using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>CSV of any bank; sheets go the same way once they are rows and cells.</summary>
public sealed class TableStatementTests
{
    private const string Header = "STT,Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n";

    [Fact]
    public void Reads_what_each_line_says()
    {
        var statement = Reading.Accepted(Header
            + "1,05/01/2026,FT1,,75.000,75.000,\"Nop phi, ho so \"\"H19\"\"\"\n"
            + "2,06/01/2026,,22.000,,53.000,Phi dich vu\n");

        Assert.Equal(StatementFormat.Csv, statement.Format);
        Assert.Equal((new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 6)), (statement.From!.Value, statement.To!.Value));
        Assert.Equal((0, 53_000), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
        Assert.Equal(
            [
                new StatementLine(1, new DateOnly(2026, 1, 5), null, 75_000, "FT1", "Nop phi, ho so \"H19\"", 75_000),
                new StatementLine(2, new DateOnly(2026, 1, 6), null, -22_000, null, "Phi dich vu", 53_000),
            ],
            statement.Lines);
    }

    public static TheoryData<string, string> Layouts => new()
    {   // what is special                        file, always of 100.000 in on 5 January and 30.000 out on the 6th, from 1.000.000
        { "semicolons",                            "Ngày giao dịch;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;30.000;;1.070.000;B" },
        { "tabs, no diacritics",                   "Ngay GD\tGhi no\tGhi co\tSo du\tNoi dung\n05/01/2026\t\t100.000\t1.100.000\tA\n06/01/2026\t30.000\t\t1.070.000\tB" },
        { "bars, capitals",                        "NGÀY HẠCH TOÁN|PHÁT SINH NỢ|PHÁT SINH CÓ|SỐ DƯ|DIỄN GIẢI\n5/1/2026|0|100000|1100000|A\n6/1/2026|30000|0|1070000|B" },
        { "English, commas in quotes",             "Date,Debit,Credit,Balance,Description\n2026-01-05,,\"100,000.00\",\"1,100,000.00\",A\n2026-01-06,\"30,000.00\",,\"1,070,000.00\",B" },
        { "two languages in one name",             "Ngày giao dịch/Transaction Date;Ghi nợ/Debit;Ghi có (Credit);Số dư/Balance;Nội dung/Details\n05-01-2026;;100.000,00;1.100.000,00;A\n06-01-2026;30.000,00;;1.070.000,00;B" },
        { "two languages, line between",           "\"Ngày GD\nDate\";\"Ghi nợ\nDebit\";\"Ghi có\nCredit\";\"Số dư\nBalance\";\"Mô tả\nDescription\"\n05/01/2026;;100 000;1 100 000;A\n06/01/2026;30 000;;1 070 000;B" },
        { "one signed amount",                     "Ngày;Số tiền;Số dư;Nội dung\n05/01/2026;+100.000;1.100.000;A\n06/01/2026;-30.000;1.070.000;B" },
        { "one amount and its side",               "Ngày;Số tiền;Nợ/Có;Số dư;Nội dung\n05/01/2026;100.000;C;1.100.000;A\n06/01/2026;30.000;D;1.070.000;B" },
        { "debits with a sign",                    "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;-30.000;;1.070.000;B" },
        { "debits in parentheses, dong behind",    "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000 VND;1.100.000 VND;A\n06/01/2026;(30.000 VND);;1.070.000 đ;B".Replace("(30.000 VND)", "(30.000) VND") },
        { "money in and out",                      "Thời gian giao dịch;Tiền ra;Tiền vào;Số dư;Nội dung\n05/01/2026 08:15:30;-;100.000;1.100.000;A\n06/01/2026 17:00;30.000;-;1.070.000;B" },
        { "newest first",                          "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\n06/01/2026;30.000;;1.070.000;B\n05/01/2026;;100.000;1.100.000;A" },
        { "a letterhead, balances and a total",    "NGÂN HÀNG X;;;;\nSố tài khoản: 3713.4.3021001.00000;;;Loại tiền:;VND\nTừ ngày 05/01/2026 đến ngày 06/01/2026;;;;\nSố dư đầu kỳ;;;1.000.000;\nNgày;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;30.000;;1.070.000;B\nTổng cộng;30.000;100.000;;\nSố dư cuối kỳ;;;1.070.000;\nNgười lập;;;;" },
        { "no column of balances",                 "Số dư đầu kỳ: 1.000.000;;;\nNgày;Ghi nợ;Ghi có;Nội dung\n05/01/2026;;100.000;A\n06/01/2026;30.000;;B\nSố dư cuối kỳ: 1.070.000;;;" },
        { "only the closing balance",              "Ngày;Ghi nợ;Ghi có;Nội dung\n05/01/2026;;100.000;A\n06/01/2026;30.000;;B\nSố dư cuối kỳ;;1.070.000;" },
        { "names over names",                      "STT;Ngày;Phát sinh;;Số dư;Diễn giải\n;;Nợ;Có;;\n1;05/01/2026;;100.000;1.100.000;A\n2;06/01/2026;30.000;;1.070.000;B" },
        { "English under Vietnamese",              "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\nDate;Debit;Credit;Balance;Details\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;30.000;;1.070.000;B" },
        { "the header again on the next page",     "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000;1.100.000;A\nTrang 2;;;;\nNgày;Ghi nợ;Ghi có;Số dư;Nội dung\n06/01/2026;30.000;;1.070.000;B" },
        { "a number in a column called No",        "No,Date,Debit,Credit,Balance,Remarks\n1,05/01/2026,,100000,1100000,A\n2,06/01/2026,30000,,1070000,B" },
        { "Nợ and Có",                             "No.;Ngày;Nợ;Có;Số dư;Nội dung\n1;05/01/2026;;100.000;1.100.000;A\n2;06/01/2026;30.000;;1.070.000;B".Replace("No.;", "STT;") },
        { "the other side's account",              "Ngày;Số tài khoản đối ứng;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;9704111;;100.000;1.100.000;A\n06/01/2026;9704222;30.000;;1.070.000;B" },
        { "lines end in CR LF, blank lines",       "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung\r\n\r\n05/01/2026;;100.000;1.100.000;A\r\n06/01/2026;30.000;;1.070.000;B\r\n\r\n" },
        { "a spreadsheet's hint",                  "sep=;\nNgày;Ghi nợ;Ghi có;Số dư;Nội dung\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;30.000;;1.070.000;B" },
        { "cells missing at the end",              "Ngày;Ghi nợ;Ghi có;Số dư;Nội dung;Ghi chú\n05/01/2026;;100.000;1.100.000;A\n06/01/2026;30.000;;1.070.000;B\n" },
    };

    [Theory, MemberData(nameof(Layouts))]
    public void Reads_the_same_out_of_every_layout(string special, string file)
    {
        var statement = Reading.Accepted(file);

        Assert.Equal(
            [(new DateOnly(2026, 1, 5), 100_000L, "A", 1_100_000L), (new DateOnly(2026, 1, 6), -30_000L, "B", 1_070_000L)],
            statement.Lines.OrderBy(l => l.Date).Select(l => (l.Date, l.Amount.Dong, l.Text, l.BalanceAfter!.Value.Dong)));
        Assert.Equal((1_000_000L, 1_070_000L), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
        Assert.Equal(Enumerable.Range(1, 2), statement.Lines.Select(l => l.Number));
        Assert.NotEmpty(special);
    }

    [Fact]
    public void Takes_account_and_period_from_the_letterhead()
    {
        var statement = Reading.Accepted(
            "Số tài khoản;3713.4.3021001.00000\nTừ ngày 01/01/2026 - Đến ngày: 31/01/2026;\nNgày;Ghi có\n05/01/2026;1.000");

        Assert.Equal("3713.4.3021001.00000", statement.Account);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)), (statement.From!.Value, statement.To!.Value));
    }

    [Fact]
    public void An_empty_month_is_a_statement() => Assert.Empty(Reading.Accepted(Header).Lines);

    public static TheoryData<string, string, long?> AmountsWritten => new()
    {
        { "grouped by dots",              "1.234.567",    1_234_567 },
        { "grouped by commas",            "1,234,567.00", 1_234_567 },
        { "grouped by dots, comma",       "1.234.567,00", 1_234_567 },
        { "one group is thousands",       "1.234",        1_234 },
        { "plain",                        "1234567",      1_234_567 },
        { "blanks that don't break",      "1\u00a0234",   1_234 },
        { "one decimal",                  "12,0",         12 },
        { "currency before",              "VND 5.000",    5_000 },
        { "minus behind",                 "5.000-",       -5_000 },
        { "parentheses",                  "(5.000)",      -5_000 },
        { "a fraction of a đồng",         "1.234,50",     null },
        { "groups of two",                "12.34.56",     null },
        { "a group of four",              "1.2345.678",   null },
        { "both marks mixed up",          "1.234,567.890", null },
        { "letters",                      "12o.000",      null },
        { "more than can be",             "99999999999999999999", null },
        { "half a parenthesis",           "(5.000",       null },
    };

    [Theory, MemberData(nameof(AmountsWritten))]
    public void Reads_amounts_as_they_are_written_here(string how, string written, long? dong)
    {
        var reading = Reading.Of($"Ngày;Số tiền;Nội dung\n05/01/2026;{written};A");

        Assert.Equal(dong, reading.Statement?.Lines[0].Amount.Dong);
        Assert.NotEmpty(how);
    }

    public static TheoryData<string, string> Days => new()
    {
        { "05/01/2026", "2026-01-05" }, { "5/1/2026", "2026-01-05" }, { "5-1-2026", "2026-01-05" }, { "05.01.2026", "2026-01-05" },
        { "2026-01-05", "2026-01-05" }, { "2026-01-05T08:00:00", "2026-01-05" }, { "20260105", "2026-01-05" }, { "05/01/2026 08:15:30", "2026-01-05" },
        { "29/02/2028", "2028-02-29" },
        { "30/02/2026", "noSuchDay 2 Ngày" }, { "29/02/2026", "noSuchDay 2 Ngày" }, { "01/31/2026", "noSuchDay 2 Ngày" }, { "31/04/2026", "noSuchDay 2 Ngày" },
        { "05/01/1026", "date 2 Ngày" }, { "hôm qua", "date 2 Ngày" }, { "05/01/26", "date 2 Ngày" },
    };

    [Theory, MemberData(nameof(Days))]
    public void Reads_days_and_no_day_that_is_not_there(string written, string answer)
    {
        var reading = Reading.Of($"Ngày;Số tiền;Nội dung\n{written};1.000;A");

        Assert.Equal(answer, reading.Statement is { } statement ? $"{statement.Lines[0].Date:yyyy-MM-dd}" : Reading.Where(reading.Refusals[0]));
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "a line is missing",        Header + "1,05/01/2026,,,1.000,1.000,A\n3,07/01/2026,,,1.000,3.000,C\n", "balance 3 Số dư" },
        { "an amount was changed",    Header + "1,05/01/2026,,,1.000,1.000,A\n2,06/01/2026,,,9.000,2.000,B\n", "balance 3 Số dư" },
        { "opening doesn't fit",      "Số dư đầu kỳ,5.000\n" + Header + "1,05/01/2026,,,1.000,1.000,A\n", "balance 3 Số dư" },
        { "closing doesn't fit",      Header + "1,05/01/2026,,,1.000,1.000,A\n,Số dư cuối kỳ,,,,2.000,\n", "closingBalance" },
        { "the sum doesn't fit",      "Số dư đầu kỳ:,5.000\nNgày,Ghi có\n05/01/2026,1.000\nSố dư cuối kỳ:,7.000\n", "closingBalance" },
        { "cut inside a row",         Header + "1,05/01/2026,,,1.000,1.000,A\n2,06/01/20", "cutOff 3" },
        { "cut inside a balance",     Header + "1,05/01/2026,,,1.000,1.000,A\n2,06/01/2026,,,1.000,2.0", "cutOff 3" },
        { "cut inside quotes",        Header + "1,05/01/2026,,,1.000,1.000,\"A", "cutOff 2" },
        { "another currency",         "Loại tiền: USD\n" + Header + "1,05/01/2026,,,1.000,1.000,A\n", "currency 1" },
        { "a line's currency",        "Ngày,Loại tiền,Ghi có\n05/01/2026,VND,1.000\n06/01/2026,USD,1.000\n", "currency 3 Loại tiền" },
        { "thousands of đồng",        "Đơn vị tính: nghìn đồng\n" + Header + "1,05/01/2026,,,1,1,A\n", "currency 1" },
        { "two accounts",             "Ngày,Số tài khoản,Ghi có\n05/01/2026,111122,1.000\n06/01/2026,111133,1.000\n", "severalAccounts 3 Số tài khoản" },
        { "a bad row, no balances",   "Ngày,Ghi nợ,Ghi có\n05/01/2026,,1.000\n30/02/2026,,1.000\n", "noSuchDay 3 Ngày" },
        { "no readable row",          Header + "1,30/02/2026,,,1.000,1.000,A\n", "noSuchDay 2 Ngày giao dịch" },
        { "not a statement",          "a,b,c\n1,2,3\n", "noHeader" },
        { "nothing",                  " \n", "empty" },
        { "a page",                   "<html><table><tr><td>Ngày</td></tr></table></html>", "html" },
        { "a print",                  "%PDF-1.7", "pdf" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Refuses_a_broken_file_whole(string broken, string file, string where)
    {
        Assert.Equal(where, Reading.Refused(file));
        Assert.NotEmpty(broken);
    }

    public static TheoryData<string, string, string> BrokenRows => new()
    {   // row 3 of four; the others say 1.000 in each, from 0
        { "30 February",             "2,30/02/2026,,,1.000,2.000,B", "noSuchDay 3 Ngày giao dịch" },
        { "no day",                  "2,,,,1.000,2.000,B",           "date 3 Ngày giao dịch" },
        { "an amount in words",      "2,06/01/2026,,,một nghìn,2.000,B", "amount 3 Ghi có" },
        { "a fraction",              "2,06/01/2026,,,\"1.000,5\",2.000,B", "fraction 3 Ghi có" },
        { "both sides",              "2,06/01/2026,,1.000,1.000,2.000,B", "bothSides 3 Ghi có" },
        { "no amount",               "2,06/01/2026,,,,2.000,B",      "noAmount 3 Ghi có" },
        { "no balance",              "2,06/01/2026,,,1.000,,B",      "noBalance 3 Số dư" },
        { "a broken balance",        "2,06/01/2026,,,1.000,2.0o0,B", "amount 3 Số dư" },
        { "cut short",               "2,06/01/2026,,,1.000",         "noBalance 3 Số dư" },
    };

    [Theory, MemberData(nameof(BrokenRows))]
    public void Lists_a_broken_row_and_takes_the_others_where_balances_prove_them(string broken, string row, string where)
    {
        var reading = Reading.Of(Header + $"1,05/01/2026,,,1.000,1.000,A\n{row}\n3,07/01/2026,,,1.000,3.000,C\n4,07/01/2026,,,1.000,4.000,D\n");

        Assert.Equal([where], reading.Rejected.Select(Reading.Where));
        Assert.Equal([(1, "A"), (3, "C"), (4, "D")], reading.Statement!.Lines.Select(l => (l.Number, l.Text)));
        Assert.Equal((0, 4_000), (reading.Statement.Opening!.Value.Dong, reading.Statement.Closing!.Value.Dong));
        Assert.NotEmpty(broken);
    }

    [Fact]
    public void Keeps_separators_inside_an_unquoted_text_that_stands_last() =>
        Assert.Equal("nop phi, le phi, ho so 1", Reading.Accepted("Ngày,Ghi có,Nội dung\n05/01/2026,1000,nop phi, le phi, ho so 1\n").Lines[0].Text);

    [Fact]
    public void A_negative_among_positive_debits_takes_money_back() =>
        Assert.Equal([-30_000L, 30_000L], Reading.Accepted("Ngày;Ghi nợ;Ghi có\n05/01/2026;30.000;\n06/01/2026;-30.000;\n").Lines.Select(l => l.Amount.Dong));

    [Fact]
    public void The_day_of_booking_comes_before_that_of_the_transaction()
    {
        var line = Reading.Accepted("Ngày giao dịch;Ngày hạch toán;Ngày hiệu lực;Ghi có\n04/01/2026;05/01/2026;06/01/2026;1.000\n").Lines[0];

        Assert.Equal((new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 6)), (line.Date, line.ValueDate!.Value));
    }
}
