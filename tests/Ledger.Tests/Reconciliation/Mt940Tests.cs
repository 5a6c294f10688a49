using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

public sealed class Mt940Tests
{
    private const string Account = "3713.4.3021001.00000";

    private static string Message(string lines, string closing = "C260131VND1100000,", string opening = "60F:C260101VND1000000,") =>
        $":20:REF\n:25:{Account}\n:28C:1/1\n:{opening}\n{lines}\n:62F:{closing}\n-\n";

    [Fact]
    public void Reads_what_each_field_says()
    {
        var statement = Reading.Accepted(
            ":20:302100103\r\n:25:3713.4.3021001.00000\r\n:28C:00003/001\r\n:60F:C260301VND1000000,00\r\n"
            + ":61:2603020303C75000,00NTRFFT1//BANK9\r\n:86:Nop tien mat\r\n:61:260304D22000,NCHGNONREF//BANK7\r\nPhi dich vu\r\n"
            + ":62F:C260331VND1053000,00\r\n:64:C260331VND1053000,00\r\n-\r\n");

        Assert.Equal((StatementFormat.Mt940, Account), (statement.Format, statement.Account));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), (statement.From!.Value, statement.To!.Value));
        Assert.Equal(
            [
                new StatementLine(1, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 2), 75_000, "FT1", "Nop tien mat", 1_075_000),
                new StatementLine(2, new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 4), -22_000, "BANK7", "Phi dich vu", 1_053_000),
            ],
            statement.Lines);
    }

    public static TheoryData<string, string> Dialects => new()
    {   // what is special                       file, always of 100.000 in on 5 January, "nop phi", from 1.000.000 to 1.100.000
        { "LF",                                  Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi") },
        { "CR LF",                               Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi").Replace("\n", "\r\n") },
        { "no entry date",                       Message(":61:260105C100000,NTRFFT1\n:86:nop phi") },
        { "a letter of the currency",            Message(":61:2601050105CD100000,00NTRFFT1\n:86:nop phi") },
        { "a debit taken back",                  Message(":61:2601050105RD100000,00NTRFFT1\n:86:nop phi") },
        { "a kind of SWIFT's",                   Message(":61:2601050105C100000,00S103FT1\n:86:nop phi") },
        { "a point",                             Message(":61:2601050105C100000.00NTRFFT1\n:86:nop phi") },
        { "the bank's reference",                Message(":61:2601050105C100000,00NTRFNONREF//FT1\n:86:nop phi") },
        { "text behind the entry",               Message(":61:2601050105C100000,00NTRFFT1\nnop phi") },
        { "structured, question marks",          Message(":61:2601050105C100000,00NTRFFT1\n:86:166?00CREDIT?20nop phi?30BIC?31123") },
        { "structured, over two lines",          Message(":61:2601050105C100000,00NTRFFT1\n:86:166?00CREDIT?20nop p\nhi") },
        { "structured, another sign",            Message(":61:2601050105C100000,00NTRFFT1\n:86:020<00CREDIT<20nop<21phi") },
        { "nothing but the kind",                Message(":61:2601050105C100000,00NTRFFT1\n:86:166?00nop phi") },
        { "a later page first",                  Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi", opening: "60M:C260101VND1000000,") },
        { "blocks",                              "{1:F01BANKVNVXAXXX0000000000}{2:O9400000260131BANKVNVXAXXX00000000002601310000N}{4:\n" + Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi").Replace("\n-\n", "\n-}{5:{CHK:0}}\n") },
        { "blocks, apart",                       "{1:F01BANKVNVXAXXX0000000000}\n{2:O940}\n{4:\n" + Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi").Replace("\n-\n", "\n-}\n") },
        { "no dash at the end",                  Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi").Replace("\n-\n", "") },
        { "a word about the whole",              Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi").Replace("\n-\n", "\n:86:END OF STATEMENT\n-\n") },
        { "two messages",                        Message("", "C260104VND1000000,") + Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi", opening: "60F:C260105VND1000000,") },
        { "two pages",                           Message("", "C260104VND1000000,").Replace("62F", "62M") + Message(":61:2601050105C100000,00NTRFFT1\n:86:nop phi", opening: "60M:C260105VND1000000,") },
    };

    [Theory, MemberData(nameof(Dialects))]
    public void Reads_the_same_out_of_every_dialect(string special, string file)
    {
        var statement = Reading.Accepted(file);

        Assert.Equal([new StatementLine(1, new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5), 100_000, "FT1", "nop phi", 1_100_000)], statement.Lines);
        Assert.Equal((1_000_000, 1_100_000), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
        Assert.NotEmpty(special);
    }

    [Fact]
    public void A_number_that_the_line_end_cuts_is_one_number_again()
    {
        var first = "nop le phi chung thuc ban sao giay to tuy than ho so H19.001-26";
        var statement = Reading.Accepted(Message($":61:260105C100000,NTRFFT1\n:86:{first}01\n05-0003 PP02600000003"));

        Assert.Equal(65, (first + "01").Length);
        Assert.Equal(first + "0105-0003 PP02600000003", statement.Lines[0].Text);
    }

    [Fact]
    public void Who_paid_stands_before_what_for() => Assert.Equal(
        "NGUYEN THI A nop phi ho so",
        Reading.Accepted(Message(":61:260105C100000,NTRFFT1\n:86:166?00CREDIT?20nop phi ho so?32NGUYEN THI A")).Lines[0].Text);

    [Fact]
    public void An_entry_of_December_may_have_its_value_in_January()
    {
        var line = Reading.Accepted(Message(":61:2601021231C100000,NTRFFT1")).Lines[0];

        Assert.Equal((new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 2)), (line.Date, line.ValueDate!.Value));
    }

    [Fact]
    public void A_credit_taken_back_is_money_out() =>
        Assert.Equal(-100_000, Reading.Accepted(Message(":61:260105RC100000,NTRFFT1", "C260131VND900000,")).Lines[0].Amount.Dong);

    [Fact]
    public void An_account_may_be_overdrawn() =>
        Assert.Equal(-500, Reading.Accepted(Message(":61:260105D1000500,NTRFFT1", "D260131VND500,")).Closing!.Value.Dong);

    public static TheoryData<string, string, string> Broken => new()
    {
        { "the sum doesn't fit",      Message(":61:260105C100001,NTRFFT1"), "closingBalance 6 :62F:" },
        { "no closing balance",       Message(":61:260105C100000,NTRFFT1").Replace(":62F:C260131VND1100000,\n-\n", ""), "cutOff 5 :62F:" },
        { "cut inside the closing",   Message(":61:260105C100000,NTRFFT1").Replace("VND1100000,\n-\n", ""), "mt940Balance 6 :62F:" },
        { "cut inside an amount",     Message(":61:260105C100000,NTRFFT1").Replace("1100000,\n-\n", "11"), "closingBalance 6 :62F:" },
        { "block without an end",     "{1:F01}{2:O940}{4:\n" + Message(":61:260105C100000,NTRFFT1").Replace("\n-\n", "\n"), "cutOff 8" },
        { "no opening balance",       Message(":61:260105C100000,NTRFFT1").Replace(":60F:C260101VND1000000,\n", ""), "noOpening 1 :60F:" },
        { "another currency",         Message(":61:260105C100000,NTRFFT1").Replace("VND", "USD"), "currency 4 :60F:" },
        { "30 February",              Message(":61:260230C100000,NTRFFT1"), "noSuchDay 5 :61:" },
        { "entered on 30 February",   Message(":61:2602280230C100000,NTRFFT1"), "noSuchDay 5 :61:" },
        { "a fraction",               Message(":61:260105C100000,50NTRFFT1"), "fraction 5 :61:" },
        { "an entry of its own kind", Message(":61:hello"), "entry 5 :61:" },
        { "neither debit nor credit", Message(":61:260105X100000,NTRFFT1"), "entry 5 :61:" },
        { "a gap between messages",   Message("", "C260104VND1000000,") + Message(":61:260105C100000,NTRFFT1", opening: "60F:C260105VND999999,"), "gap 11 :60F:" },
        { "two accounts",             Message("", "C260104VND1000000,") + Message("", "C260104VND1000000,").Replace(Account, "9704"), "severalAccounts 9 :25:" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Refuses_a_broken_file_whole(string broken, string file, string where)
    {
        Assert.Equal(where, Reading.Refused(file));
        Assert.NotEmpty(broken);
    }
}
