using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

public sealed class Camt053Tests
{
    private static string Balance(string code, long dong, string day = "2026-01-01", string side = "CRDT", string currency = "VND") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"{currency}\">{dong}</Amt><CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>";

    private static string Entry(
        string amount = "100000", string side = "CRDT", string status = "<Sts>BOOK</Sts>", string day = "<Dt>2026-01-05</Dt>",
        string details = "<TxDtls><RmtInf><Ustrd>nop phi</Ustrd></RmtInf></TxDtls>", string reference = "<AcctSvcrRef>FT1</AcctSvcrRef>",
        string currency = "VND", string more = "") =>
        $"<Ntry><NtryRef>1</NtryRef><Amt Ccy=\"{currency}\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{status}<BookgDt>{day}</BookgDt>"
        + $"<ValDt>{day}</ValDt>{reference}<NtryDtls>{details}</NtryDtls>{more}</Ntry>";

    private static string Statement(string entries, long opening = 1_000_000, long closing = 1_100_000, string account = "3713.4.3021001.00000") =>
        $"<Stmt><Id>1</Id><Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{Balance("OPBD", opening)}{Balance("CLBD", closing, "2026-01-31")}{entries}</Stmt>";

    private static string File(string statements, string version = " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document{version}><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>{statements}</BkToCstmrStmt></Document>";

    public static TheoryData<string, string> Variants => new()
    {   // what is special                     file, always of 100.000 in on 5 January, "nop phi", from 1.000.000 to 1.100.000
        { "version 2",                          File(Statement(Entry())) },
        { "version 8",                          File(Statement(Entry(status: "<Sts><Cd>BOOK</Cd></Sts>")), " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"") },
        { "no namespace",                       File(Statement(Entry()), "") },
        { "a prefix",                           File(Statement(Entry())).Replace("xmlns=", "xmlns:n=").Replace("</", "</n:").Replace("<", "<n:").Replace("<n:/n:", "</n:").Replace("<n:?", "<?") },
        { "no Document around",                 File(Statement(Entry())).Replace("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">", "").Replace("</Document>", "") },
        { "an instant instead of a day",        File(Statement(Entry(day: "<DtTm>2026-01-05T18:00:00+07:00</DtTm>"))) },
        { "decimals",                           File(Statement(Entry("100000.00"))) },
        { "the detail's reference",             File(Statement(Entry(reference: "", details: "<TxDtls><Refs><EndToEndId>FT1</EndToEndId></Refs><RmtInf><Ustrd>nop phi</Ustrd></RmtInf></TxDtls>"))) },
        { "no useful reference of the payer's", File(Statement(Entry(details: "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>nop phi</Ustrd></RmtInf></TxDtls>"))) },
        { "text beside the entry",              File(Statement(Entry(details: "", more: "<AddtlNtryInf>nop phi</AddtlNtryInf>"))) },
        { "text beside the detail",             File(Statement(Entry(details: "<TxDtls><AddtlTxInf>nop phi</AddtlTxInf></TxDtls>"))) },
        { "a debit taken back",                 File(Statement(Entry(more: "<RvslInd>true</RvslInd>"))) },
        { "something pending",                  File(Statement(Entry("77", status: "<Sts>PDNG</Sts>") + Entry())) },
        { "two statements",                     File(Statement("", 1_000_000, 1_000_000) + Statement(Entry())) },
        { "two pages",                          File(Statement("", 1_000_000, 1_000_000).Replace("CLBD", "ITBD") + Statement(Entry()).Replace("OPBD", "ITBD")) },
        { "the balance of the day before",      File(Statement(Entry()).Replace("OPBD", "PRCD")) },
        { "comments and blanks",                File(Statement("\n <!-- a -->\n" + Entry())) },
        { "UTF-16",                             File(Statement(Entry())) },
    };

    [Theory, MemberData(nameof(Variants))]
    public void Reads_the_same_out_of_every_variant(string special, string file)
    {
        var statement = Reading.Accepted(special == "UTF-16"
            ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(file.Replace("UTF-8", "UTF-16"))]
            : Encoding.UTF8.GetBytes(file));

        Assert.Equal((StatementFormat.Camt053, "3713.4.3021001.00000"), (statement.Format, statement.Account));
        Assert.Equal([new StatementLine(1, new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5), 100_000, "FT1", "nop phi", 1_100_000)], statement.Lines);
        Assert.Equal((1_000_000, 1_100_000), (statement.Opening!.Value.Dong, statement.Closing!.Value.Dong));
    }

    private static string Detail(string amount, string text, string reference = "") =>
        $"<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{amount}<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>";

    [Fact]
    public void A_batch_whose_details_make_up_its_amount_is_as_many_lines()
    {
        var details = Detail("<AmtDtls><TxAmt><Amt Ccy=\"VND\">60000</Amt></TxAmt></AmtDtls>", "ho so 1", "E1") + Detail("<Amt Ccy=\"VND\">40000</Amt>", "ho so 2", "E2");
        var lines = Reading.Accepted(File(Statement(Entry(details: details)))).Lines;

        Assert.Equal(
            [(1, 60_000L, "E1", "ho so 1", 1_060_000L), (2, 40_000L, "E2", "ho so 2", 1_100_000L)],
            lines.Select(l => (l.Number, l.Amount.Dong, l.Reference!, l.Text, l.BalanceAfter!.Value.Dong)));
    }

    public static TheoryData<string, string> Batches => new()
    {
        { "no amounts", Detail("", "ho so 1") + Detail("", "ho so 2") },
        { "amounts before a charge", Detail("<Amt Ccy=\"VND\">60000</Amt>", "ho so 1") + Detail("<Amt Ccy=\"VND\">41100</Amt>", "ho so 2") },
        { "one amount is missing", Detail("<Amt Ccy=\"VND\">100000</Amt>", "ho so 1") + Detail("", "ho so 2") },
    };

    [Theory, MemberData(nameof(Batches))]
    public void Any_other_batch_is_one_line_with_all_its_texts(string batch, string details)
    {
        var line = Assert.Single(Reading.Accepted(File(Statement(Entry(details: details)))).Lines);

        Assert.Equal((100_000, "FT1", "ho so 1 ho so 2"), (line.Amount.Dong, line.Reference!, line.Text));
        Assert.NotEmpty(batch);
    }

    [Fact]
    public void Texts_in_pieces_are_one_text_and_who_paid_stands_before()
    {
        var full = new string('x', 139) + "H";
        var details = $"<TxDtls><RltdPties><Dbtr><Pty><Nm>NGUYỄN A</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>{full}</Ustrd><Ustrd>19.001</Ustrd><Ustrd>het</Ustrd></RmtInf></TxDtls>";

        Assert.Equal($"NGUYỄN A {full}19.001 het", Reading.Accepted(File(Statement(Entry(details: details)))).Lines[0].Text);
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "the sum doesn't fit",   File(Statement(Entry("100001"))), "closingBalance 1 Bal" },
        { "a gap",                 File(Statement("", 1_000_000, 1_000_000) + Statement(Entry(), 999_999)), "gap 1 Bal" },
        { "another currency",      File(Statement(Entry(currency: "USD"))), "currency 1 Ccy" },
        { "30 February",           File(Statement(Entry(day: "<Dt>2026-02-30</Dt>"))), "noSuchDay 1 ValDt" },
        { "a fraction",            File(Statement(Entry("100000.5"))), "fraction 1 Amt" },
        { "a negative",            File(Statement(Entry("abc"))), "amount 1 Amt" },
        { "neither in nor out",    File(Statement(Entry(side: "XXXX"))), "direction 1 CdtDbtInd" },
        { "no side",               File(Statement(Entry().Replace("<CdtDbtInd>CRDT</CdtDbtInd>", ""))), "direction 1 CdtDbtInd" },
        { "two accounts",          File(Statement("", 1_000_000, 1_000_000) + Statement(Entry(), account: "9704")), "severalAccounts 0 Acct" },
        { "cut off",               File(Statement(Entry()))[..^30], "xml 2" },
        { "cut inside an entry",   File(Statement(Entry())).Split("<ValDt>")[0], "xml 2" },
        { "an entity",             File(Statement(Entry())).Replace("nop phi", "&payer;"), "xml 2" },
        { "a DTD with an entity",  "<!DOCTYPE Document [<!ENTITY a \"b\">]>" + File(Statement(Entry())).Split('\n')[1], "dtd" },
        { "an outside entity",     "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + File(Statement(Entry())).Split('\n')[1].Replace("nop phi", "&a;"), "dtd" },
        { "nested without end",    File(Statement(Entry(details: string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000))))), "tooDeep" },
        { "a notification",        File(Statement(Entry())).Replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn"), "otherXml" },
        { "no statement",          File(""), "otherXml" },
        { "another XML",           "<a/>", "otherXml" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Refuses_a_broken_file_whole(string broken, string file, string where)
    {
        Assert.Equal(where, Reading.Refused(file));
        Assert.NotEmpty(broken);
    }
}
