using System.Xml;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>
/// ISO 20022 camt.053, any version: one or several statements of an account in a file. Only booked entries count. An entry is one line;
/// a batch whose details carry amounts that make up the entry's is as many lines as it has details.
/// </summary>
internal sealed class Camt053Statement
{
    private const string Root = "BkToCstmrStmt";

    /// <summary>RmtInf/Ustrd holds so many characters; a longer text goes on in the next.</summary>
    private const int FullRemittance = 140;

    private const string MoneyIn = "CRDT";

    private const string MoneyOut = "DBIT";

    private readonly List<StatementLine> lines = [];

    private int entries;

    private string? account;

    private DateOnly? from;

    private DateOnly? to;

    private Money? opening;

    private Money? balance;

    private bool isFirst = true;

    public static StatementReading Read(byte[] content)
    {
        var statement = new Camt053Statement();
        using var xml = XmlReader.Create(new MemoryStream(content, writable: false), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
        });
        try
        {
            statement.TakeAll(xml);
        }
        catch (XmlException broken)
        {
            // A prohibited DTD is the one fault that comes without a place.
            throw new UnreadableStatementException(broken.LineNumber == 0
                ? StatementFault.InFile("dtd")
                : StatementFault.At(broken.LineNumber, null, "xml").With("position", broken.LinePosition));
        }

        return StatementReading.Of(new BankStatement(
            StatementFormat.Camt053, statement.account, statement.from, statement.to, statement.opening, statement.balance, statement.lines));
    }

    private void TakeAll(XmlReader xml)
    {
        xml.MoveToContent();
        if (xml.LocalName == "Document")
        {
            xml.Read();
            xml.MoveToContent();
        }

        if (xml.LocalName != Root)
            throw new UnreadableStatementException(StatementFault.InFile("otherXml").With("value", xml.LocalName));

        foreach (var name in ChildrenOf(xml))
        {
            if (name == "Stmt")
                TakeStatement(xml);
            else
                xml.Skip();
        }

        if (isFirst)
            throw new UnreadableStatementException(StatementFault.InFile("otherXml").With("value", xml.LocalName));
        while (xml.Read())
        {
            // To the end: what is cut off shows only there.
        }
    }

    /// <summary>Stops at each child, which the caller reads or skips; ends behind the element.</summary>
    private static IEnumerable<string> ChildrenOf(XmlReader xml)
    {
        var isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && xml.NodeType is not XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Element)
                yield return xml.LocalName;
            else
                xml.Read();
        }

        if (!isEmpty)
            xml.Read();
    }

    private void TakeStatement(XmlReader xml)
    {
        var (firstLine, balances) = (lines.Count, new List<(string Code, Money Amount, DateOnly? Day)>());
        DateOnly? periodFrom = null, periodTo = null;
        foreach (var name in ChildrenOf(xml))
        {
            switch (name)
            {
                case "Acct":
                    TakeAccount(XmlElements.Read(xml));
                    break;
                case "FrToDt":
                    var period = XmlElements.Read(xml);
                    (periodFrom, periodTo) = (DayIn(period, "FrDtTm") ?? DayIn(period, "FrDt"), DayIn(period, "ToDtTm") ?? DayIn(period, "ToDt"));
                    break;
                case "Bal":
                    balances.Add(Balance(XmlElements.Read(xml)));
                    break;
                case "Ntry":
                    TakeEntry(XmlElements.Read(xml));
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        var ends = Ends(balances);
        Follow(firstLine, ends.Opening?.Amount, ends.Closing?.Amount);
        from ??= periodFrom ?? ends.Opening?.Day ?? FirstDay(firstLine);
        to = periodTo ?? ends.Closing?.Day ?? LastDay(firstLine) ?? to;
    }

    private DateOnly? FirstDay(int firstLine) => lines.Count > firstLine ? lines.Skip(firstLine).Min(l => l.Date) : null;

    private DateOnly? LastDay(int firstLine) => lines.Count > firstLine ? lines.Skip(firstLine).Max(l => l.Date) : null;

    /// <summary>Booked balances; one in between (ITBD) stands for a page's end or beginning.</summary>
    private static ((Money Amount, DateOnly? Day)? Opening, (Money Amount, DateOnly? Day)? Closing) Ends(
        List<(string Code, Money Amount, DateOnly? Day)> balances)
    {
        (Money Amount, DateOnly? Day)? Of(string code) =>
            balances.FindIndex(b => b.Code == code) is var i and >= 0 ? (balances[i].Amount, balances[i].Day) : null;

        var between = balances.FindAll(b => b.Code == "ITBD").ConvertAll(b => ((Money Amount, DateOnly? Day)?)(b.Amount, b.Day));
        var (opening, closing) = (Of("OPBD") ?? Of("PRCD"), Of("CLBD"));
        return (opening, closing) switch
        {
            (null, not null) when between.Count > 0 => (between[0], closing),
            (not null, null) when between.Count > 0 => (opening, between[^1]),
            (null, null) when between.Count > 1 => (between[0], between[^1]),
            _ => (opening, closing),
        };
    }

    /// <summary>Lines lead from the opening balance to the closing one, and a statement goes on where the one before ended.</summary>
    private void Follow(int firstLine, Money? start, Money? end)
    {
        if (balance is { } before && start is { } given && before != given)
            throw Fault("Bal", "gap", before, given);

        balance = start ?? balance ?? BackFrom(end, firstLine);
        if (isFirst)
            (opening, isFirst) = (balance, false);
        for (var i = firstLine; i < lines.Count && balance is { } now; i++)
        {
            balance = Amounts.Sum(now, lines[i].Amount) ?? throw Fault("Amt", "tooLarge");
            lines[i] = lines[i] with { BalanceAfter = balance };
        }

        if (end is { } closing && balance is { } reached && reached != closing)
            throw Fault("Bal", "closingBalance", reached, closing);
    }

    private Money? BackFrom(Money? end, int firstLine)
    {
        for (var i = lines.Count - 1; i >= firstLine && end is { } after; i--)
            end = Amounts.Sum(after, -lines[i].Amount);
        return end;
    }

    private void TakeAccount(XmlElements element)
    {
        if (element.TextAt("Ccy") is { } currency)
            MustBeDong(currency);
        if ((element.TextAt("Id/Othr/Id") ?? element.TextAt("Id/IBAN")) is not { } given)
            return;

        account ??= given;
        if (account != given)
            throw Fault("Acct", "severalAccounts", given);
    }

    private (string Code, Money Amount, DateOnly? Day) Balance(XmlElements element) => (
        element.TextAt("Tp/CdOrPrtry/Cd") ?? "", Signed(element, AmountIn(element, "Amt") ?? throw Fault("Bal", "noAmount"), null), DayIn(element, "Dt"));

    private void TakeEntry(XmlElements entry)
    {
        entries++;
        if ((entry.TextAt("Sts/Cd") ?? entry.TextAt("Sts")) is { } status && status != "BOOK")
            return;

        var amount = Signed(entry, AmountIn(entry, "Amt") ?? throw Fault("Amt", "noAmount"), null);
        var details = entry.All("NtryDtls").SelectMany(d => d.All("TxDtls")).ToList();
        if (Parts(entry, details, amount) is { } parts)
        {
            for (var i = 0; i < parts.Count; i++)
                Add(entry, parts[i], ReferenceIn(details[i]) ?? ReferenceIn(entry), TextOf(entry, [details[i]]));
            return;
        }

        var one = details.Count == 1 ? details[0] : null;
        Add(entry, amount, ReferenceIn(entry) ?? (one is null ? null : ReferenceIn(one)), TextOf(entry, details));
    }

    /// <summary>The amounts of a batch, where all are given and make up the entry's; else the entry stays whole.</summary>
    private List<Money>? Parts(XmlElements entry, List<XmlElements> details, Money amount)
    {
        if (details.Count < 2)
            return null;

        var parts = new List<Money>();
        Money? sum = Money.Zero;
        foreach (var detail in details)
        {
            if ((AmountIn(detail, "Amt") ?? AmountIn(detail, "AmtDtls/TxAmt/Amt")) is not { } part)
                return null;

            parts.Add(Signed(detail, part, entry.TextAt("CdtDbtInd")));
            sum = sum is { } known ? Amounts.Sum(known, parts[^1]) : null;
        }

        return sum == amount ? parts : null;
    }

    private void Add(XmlElements entry, Money amount, string? reference, string text)
    {
        if (lines.Count == BankStatement.MostLines)
            throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));

        var valueDate = DayIn(entry, "ValDt");
        var date = DayIn(entry, "BookgDt") ?? valueDate ?? throw Fault("BookgDt", "date");
        lines.Add(new StatementLine(lines.Count + 1, date, valueDate, amount, reference, text, null));
    }

    private static string? ReferenceIn(XmlElements element) =>
        new[] { "AcctSvcrRef", "Refs/AcctSvcrRef", "Refs/EndToEndId", "Refs/TxId" }
            .Select(path => StatementText.Reference(element.TextAt(path) ?? "")).FirstOrDefault(reference => reference is not null);

    /// <summary>Who paid (or was paid), then what for.</summary>
    private static string TextOf(XmlElements entry, IReadOnlyList<XmlElements> details)
    {
        var other = entry.TextAt("CdtDbtInd") == MoneyOut ? "Cdtr" : "Dbtr";
        var text = string.Join(' ', details.Select(detail => TextOf(detail, other)));
        return StatementText.Clean(string.IsNullOrWhiteSpace(text) ? entry.TextAt("AddtlNtryInf") ?? "" : text);
    }

    private static string TextOf(XmlElements detail, string other)
    {
        var remittance = detail.All("RmtInf").ToList();
        var what = StatementText.Joined(remittance.SelectMany(r => r.All("Ustrd")).Select(u => u.Text), FullRemittance);
        var references = remittance.SelectMany(r => r.All("Strd")).Select(s => s.TextAt("CdtrRefInf/Ref")).OfType<string>();
        what = string.Join(' ', [what, .. references]);
        if (string.IsNullOrWhiteSpace(what))
            what = detail.TextAt("AddtlTxInf") ?? "";

        var who = detail.TextAt($"RltdPties/{other}/Nm") ?? detail.TextAt($"RltdPties/{other}/Pty/Nm") ?? "";
        return FoldedLetters.Of(what).Contains(FoldedLetters.Of(who), StringComparison.Ordinal) ? what : $"{who} {what}";
    }

    private Money? AmountIn(XmlElements element, string path)
    {
        if (element.TextAt(path) is not { } text)
            return null;

        MustBeDong(element.First(path)!.Attribute("Ccy") ?? "");
        return Amounts.ReadPlain(text, out var amount) is { } reason ? throw Fault("Amt", reason, text) : amount;
    }

    private void MustBeDong(string currency)
    {
        if (currency != BankStatement.Currency)
            throw Fault("Ccy", "currency", currency);
    }

    private Money Signed(XmlElements element, Money amount, string? otherwise) => (element.TextAt("CdtDbtInd") ?? otherwise) switch
    {
        MoneyIn => amount,
        MoneyOut => -amount,
        var unknown => throw Fault("CdtDbtInd", "direction", unknown ?? ""),
    };

    // A day or an instant, with or without a zone: the day is as the bank writes it.
    private DateOnly? DayIn(XmlElements element, string path)
    {
        var text = element.TextAt($"{path}/Dt") ?? element.TextAt($"{path}/DtTm") ?? element.TextAt(path);
        if (text is null)
            return null;

        return Days.Read(text[..Math.Min(text.Length, "yyyy-MM-dd".Length)], out var day) is { } reason ? throw Fault(path, reason, text) : day;
    }

    private UnreadableStatementException Fault(string element, string reason, string? value = null) =>
        new(StatementFault.At(entries, element, reason).With("value", value is null ? null : StatementText.Clean(value)));

    private UnreadableStatementException Fault(string element, string reason, Money expected, Money given) =>
        new(StatementFault.At(entries, element, reason).With("expected", expected.Dong).With("value", given.Dong));
}
