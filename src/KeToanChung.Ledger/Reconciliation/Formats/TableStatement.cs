namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>Reads a statement out of rows and cells, of any bank.</summary>
internal sealed class TableStatement
{
    private const int MostFaults = 100;

    private readonly Table table;

    private readonly TableHeader header;

    private readonly TableLetterhead letterhead = new();

    private readonly List<Entry> entries = [];

    private string? account;

    private bool debitsAreNegative;

    private TableStatement(Table table, TableHeader header) => (this.table, this.header) = (table, header);

    /// <summary>A row of a transaction: its line, or what is wrong with it. The balance is there where it could be read.</summary>
    private sealed record Entry(TableRow Row, StatementLine? Line, Money? Balance, Refusal? Fault);

    public static StatementReading Read(Table table, StatementFormat format, IReadOnlyList<StatementLayout> layouts)
    {
        if (table.IsCutOff)
            return StatementReading.Refused([StatementFault.At(table.Rows[^1].Number, null, "cutOff")]);
        return TableHeader.Find(table, layouts) is { } header
            ? new TableStatement(table, header).Read(format)
            : StatementReading.Refused([StatementFault.InFile("noHeader")]);
    }

    private StatementReading Read(StatementFormat format)
    {
        foreach (var row in table.Rows.Take(header.FirstRow))
            letterhead.ReadAbove(row);
        debitsAreNegative = DebitsAreNegative();
        var faults = new List<Refusal>();
        foreach (var row in table.Rows.Skip(header.FirstDataRow).Where(IsTransaction))
        {
            var entry = EntryOf(row);
            entries.Add(entry);
            if (entry.Fault is not null)
                faults.Add(entry.Fault);
            if (faults.Count == MostFaults)
                return StatementReading.Refused(faults);
        }

        if (faults.Count > 0 && !BalancesTell())
            return StatementReading.Refused(faults);
        if (Chained() is not { } chain)
            return StatementReading.Refused([BrokenBalance()]);

        DateOnly? first = chain.Lines.Count > 0 ? chain.Lines.Min(l => l.Date) : null;
        DateOnly? last = chain.Lines.Count > 0 ? chain.Lines.Max(l => l.Date) : null;
        return StatementReading.Of(
            new BankStatement(
                format, letterhead.Account ?? account, letterhead.Period?.From ?? first, letterhead.Period?.To ?? last, chain.Opening, chain.Closing,
                chain.Lines),
            faults);
    }

    /// <summary>Balances and totals, page headers and closing remarks are no transactions.</summary>
    private bool IsTransaction(TableRow row)
    {
        var amounts = new[] { Cell(row, StatementColumn.Debit), Cell(row, StatementColumn.Credit), Cell(row, StatementColumn.Amount) };
        var hasAmount = amounts.Any(c => !c.IsEmpty);
        var hasDay = Cell(row, StatementColumn.Date).Day(out _) is null;
        if ((!hasAmount || !hasDay) && letterhead.ReadSummary(row))
            return false;
        if (header.IsRepeatedBy(row))
            return false;

        var saysMore = !Cell(row, StatementColumn.Balance).IsEmpty || !Cell(row, StatementColumn.Text).IsEmpty || !Cell(row, StatementColumn.Reference).IsEmpty;
        return hasAmount || (!Cell(row, StatementColumn.Date).IsEmpty && (hasDay || saysMore));
    }

    private Entry EntryOf(TableRow row)
    {
        var number = entries.Count + 1;
        if (number > BankStatement.MostLines)
            throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));

        Money? balance = null;
        try
        {
            if (!Cell(row, StatementColumn.Balance).IsEmpty)
                balance = Amount(row, StatementColumn.Balance);
            if (row.Cells.Skip(header.Width).Any(c => !c.IsEmpty) && header[StatementColumn.Text] != header.Width - 1)
                throw Fault(row, null, "tooManyCells");

            MustBeDong(row);
            MustBeOneAccount(row);
            var line = new StatementLine(
                number, Day(row, StatementColumn.Date), Cell(row, StatementColumn.ValueDate).IsEmpty ? null : Day(row, StatementColumn.ValueDate),
                SignedAmount(row), StatementText.Reference(Cell(row, StatementColumn.Reference).Text), StatementText.Clean(Text(row)), balance);
            return header[StatementColumn.Balance] is not null && balance is null
                ? throw Fault(row, StatementColumn.Balance, "noBalance")
                : new Entry(row, line, balance, null);
        }
        catch (UnreadableStatementException unreadable) when (unreadable.Fault.Reason is not "statement.currency" and not "statement.severalAccounts")
        {
            return new Entry(row, null, balance, unreadable.Fault);
        }
    }

    private Money SignedAmount(TableRow row)
    {
        var (debit, credit, amount) = (Cell(row, StatementColumn.Debit), Cell(row, StatementColumn.Credit), Cell(row, StatementColumn.Amount));
        if (!debit.IsEmpty || !credit.IsEmpty)
        {
            var moneyOut = debit.IsEmpty ? Money.Zero : Amount(row, StatementColumn.Debit);
            var moneyIn = credit.IsEmpty ? Money.Zero : Amount(row, StatementColumn.Credit);
            if (!moneyOut.IsZero && !moneyIn.IsZero)
                throw Fault(row, StatementColumn.Credit, "bothSides");

            return debitsAreNegative ? moneyIn + moneyOut : moneyIn - moneyOut;
        }

        if (amount.IsEmpty)
            throw Fault(row, header[StatementColumn.Amount] is null ? StatementColumn.Credit : StatementColumn.Amount, "noAmount");

        var given = Amount(row, StatementColumn.Amount);
        if (header[StatementColumn.Direction] is null)
            return given;

        return FoldedLetters.Of(Cell(row, StatementColumn.Direction).Text).Trim() switch
        {
            "c" or "cr" or "co" or "ghi co" or "credit" or "+" => given,
            "d" or "dr" or "no" or "ghi no" or "debit" or "-" => -given,
            _ => throw Fault(row, StatementColumn.Direction, "direction"),
        };
    }

    // Some banks print the sign although the column says it; a single negative among positive ones is a correction instead.
    private bool DebitsAreNegative()
    {
        var debits = table.Rows.Skip(header.FirstDataRow).Select(r => Cell(r, StatementColumn.Debit))
            .Where(c => !c.IsEmpty && c.Amount(out var amount) is null && !amount.IsZero)
            .Select(c => c.Amount(out var amount) is null && amount < Money.Zero).ToList();
        return debits.Count > 0 && debits.TrueForAll(isNegative => isNegative);
    }

    private string Text(TableRow row)
    {
        var text = $"{Cell(row, StatementColumn.Payer).Text} {Cell(row, StatementColumn.Text).Text}"; // matching must see another payer's name
        var beyond = row.Cells.Skip(header.Width).Select(c => c.Text).ToList(); // its own separators, where nobody put quotes
        return beyond.Count > 0 && header[StatementColumn.Text] == header.Width - 1 ? string.Join(table.Separator ?? ' ', [text, .. beyond]) : text;
    }

    private void MustBeDong(TableRow row)
    {
        var cell = Cell(row, StatementColumn.Currency);
        if (!cell.IsEmpty && FoldedLetters.WordsOf(cell.Text) is not ("vnd" or "dong" or "d" or "704"))
            throw Fault(row, StatementColumn.Currency, "currency", cell.Text);
    }

    private void MustBeOneAccount(TableRow row)
    {
        var given = Cell(row, StatementColumn.Account).Text.Trim();
        if (given.Length == 0)
            return;

        account ??= given;
        if (account != given)
            throw Fault(row, StatementColumn.Account, "severalAccounts", given);
    }

    /// <summary>Every row that could be read says which balance it led to: then the others are right without the rejected ones.</summary>
    private bool BalancesTell() => header[StatementColumn.Balance] is not null && entries.Exists(e => e.Line is not null);

    private sealed record Chain(Money? Opening, Money? Closing, IReadOnlyList<StatementLine> Lines);

    /// <summary>Each balance follows from the one before, oldest first or newest first; null where they do in neither order.</summary>
    private Chain? Chained()
    {
        var newestFirst = IsNewestFirst();
        var isOneDay = entries.Select(e => e.Line?.Date).OfType<DateOnly>().Distinct().Take(2).Count() < 2;
        return Follow(newestFirst, out _) ?? (isOneDay ? Follow(!newestFirst, out _) : null);
    }

    private bool IsNewestFirst()
    {
        var days = entries.Select(e => e.Line?.Date).OfType<DateOnly>().ToList();
        return days.Count > 1 && days[0] > days[^1];
    }

    private Chain? Follow(bool newestFirst, out Refusal? broken)
    {
        broken = null;
        var ordered = newestFirst ? Enumerable.Reverse(entries).ToList() : entries;
        var opening = letterhead.Opening ?? OpeningBefore(ordered);
        var balance = opening;
        var lines = new List<StatementLine>();
        foreach (var entry in ordered)
        {
            if (entry.Line is null)
            {
                balance = entry.Balance;
                continue;
            }

            var after = balance is { } before ? Amounts.Sum(before, entry.Line.Amount) : entry.Balance;
            if ((balance is not null && after is null) || (entry.Balance is { } printed && after != printed))
            {
                broken = Fault(entry.Row, StatementColumn.Balance, "balance").Fault.With("expected", after?.Dong).With("value", entry.Balance?.Dong);
                return null;
            }

            balance = after;
            lines.Add(entry.Line with { BalanceAfter = after });
        }

        if (letterhead.Closing is { } closing && balance is { } end && end != closing)
        {
            broken = StatementFault.InFile("closingBalance").With("expected", end.Dong).With("value", closing.Dong);
            return null;
        }

        if (newestFirst)
            lines.Reverse();
        return new Chain(opening, balance ?? letterhead.Closing, lines);
    }

    private Money? OpeningBefore(List<Entry> ordered)
    {
        if (ordered is [{ Line: { } line, Balance: { } balance }, ..])
            return Amounts.Sum(balance, -line.Amount);

        // Without a column of balances, back from the closing one.
        return header[StatementColumn.Balance] is null
            ? ordered.Aggregate(letterhead.Closing, (before, entry) => before is { } known ? Amounts.Sum(known, -entry.Line!.Amount) : null)
            : null;
    }

    private Refusal BrokenBalance()
    {
        _ = Follow(IsNewestFirst(), out var broken);
        return broken!;
    }

    private TableCell Cell(TableRow row, StatementColumn column) => row[header[column]];

    private Money Amount(TableRow row, StatementColumn column)
    {
        var cell = Cell(row, column);
        return cell.Amount(out var amount) is { } reason ? throw Fault(row, column, reason, cell.Text) : amount;
    }

    private DateOnly Day(TableRow row, StatementColumn column)
    {
        var cell = Cell(row, column);
        return cell.Day(out var day) is { } reason ? throw Fault(row, column, reason, cell.Text) : day;
    }

    private UnreadableStatementException Fault(TableRow row, StatementColumn? column, string reason, string? value = null) =>
        new(StatementFault.At(row.Number, column is { } named ? header.NameOf(named) : null, reason)
            .With("value", value is null ? null : StatementText.Clean(value)));
}
