using System.Globalization;
using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>
/// SWIFT MT940: one or several messages in a file, bare or in blocks. Each message's lines lead from its opening to its closing balance,
/// and each message goes on where the one before ended.
/// </summary>
internal sealed partial class Mt940Statement
{
    private const int FullLine = 65;

    private readonly List<StatementLine> lines = [];

    private string? account;

    private DateOnly? from;

    private DateOnly? to;

    private Money? opening;

    private Money? balance;

    public static bool IsOne(string text) => FirstField().IsMatch(text);

    public static StatementReading Read(string text)
    {
        var statement = new Mt940Statement();
        foreach (var message in Mt940Message.AllIn(text))
            statement.Take(message);
        return StatementReading.Of(new BankStatement(
            StatementFormat.Mt940, statement.account, statement.from, statement.to, statement.opening, statement.balance, statement.lines));
    }

    private void Take(Mt940Message message)
    {
        TakeAccount(message);
        var start = message.Find("60F", "60M") ?? throw Fault(message.Line, ":60F:", "noOpening");
        var end = message.Find("62F", "62M") ?? throw Fault(message.LastLine, ":62F:", "cutOff");
        var (startDay, startBalance) = Balance(start);
        if (balance is { } before && before != startBalance)
            throw Fault(start.Line, start.Name, "gap", null, before, startBalance);

        opening ??= startBalance;
        from ??= startDay;
        balance = startBalance;
        TakeLines(message);

        var (endDay, endBalance) = Balance(end);
        if (balance != endBalance)
            throw Fault(end.Line, end.Name, "closingBalance", null, balance, endBalance);
        to = endDay;
    }

    private void TakeAccount(Mt940Message message)
    {
        if (message.Find("25", "25P") is not { } field)
            return;

        var given = field.FirstLine.Trim();
        account ??= given;
        if (account != given)
            throw Fault(field.Line, field.Name, "severalAccounts", given);
    }

    private void TakeLines(Mt940Message message)
    {
        for (var i = 0; i < message.Fields.Count; i++)
        {
            if (message.Fields[i] is not { Tag: "61" } field)
                continue;
            if (lines.Count == BankStatement.MostLines)
                throw new UnreadableStatementException(StatementFault.InFile("tooManyLines"));

            var text = i + 1 < message.Fields.Count && message.Fields[i + 1] is { Tag: "86" } details ? details : null;
            lines.Add(LineOf(field, text));
        }
    }

    private StatementLine LineOf(Mt940Field field, Mt940Field? details)
    {
        var match = Entry().Match(field.FirstLine);
        if (!match.Success)
            throw Fault(field.Line, field.Name, "entry", field.FirstLine);

        if (Days.ReadShort(match.Groups["value"].Value, out var valueDate) is { } noDay)
            throw Fault(field.Line, field.Name, noDay, match.Groups["value"].Value);
        var date = match.Groups["entry"] is { Success: true } entry ? EntryDay(field, entry.Value, valueDate) : valueDate;
        var amount = AmountOf(field, match.Groups["amount"].Value);

        // RC takes a credit back, RD a debit.
        var signed = match.Groups["mark"].Value is "C" or "RD" ? amount : -amount;
        balance = Amounts.Sum(balance!.Value, signed) ?? throw Fault(field.Line, field.Name, "tooLarge");
        return new StatementLine(
            lines.Count + 1, date, valueDate, signed,
            StatementText.Reference(match.Groups["own"].Value) ?? StatementText.Reference(match.Groups["bank"].Value),
            StatementText.Clean($"{(details is null ? "" : TextOf(details))} {string.Join(' ', field.Lines.Skip(1))}"), balance);
    }

    // The year isn't written: it is the one that brings the two days near each other.
    private static DateOnly EntryDay(Mt940Field field, string monthAndDay, DateOnly valueDate)
    {
        var month = int.Parse(monthAndDay.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var year = valueDate.Year + ((month - valueDate.Month) switch { > 6 => -1, < -6 => 1, _ => 0 });
        return Days.Day(year, month, int.Parse(monthAndDay.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture), out var day) is { } reason
            ? throw Fault(field.Line, field.Name, reason, monthAndDay)
            : day;
    }

    private static (DateOnly Day, Money Balance) Balance(Mt940Field field)
    {
        var match = WrittenBalance().Match(field.FirstLine.Trim());
        if (!match.Success)
            throw Fault(field.Line, field.Name, "mt940Balance", field.FirstLine);
        if (match.Groups["currency"].Value != BankStatement.Currency)
            throw Fault(field.Line, field.Name, "currency", match.Groups["currency"].Value);
        if (Days.ReadShort(match.Groups["date"].Value, out var day) is { } noDay)
            throw Fault(field.Line, field.Name, noDay, match.Groups["date"].Value);

        var amount = AmountOf(field, match.Groups["amount"].Value);
        return (day, match.Groups["mark"].Value == "C" ? amount : -amount);
    }

    private static Money AmountOf(Mt940Field field, string text) =>
        Amounts.ReadPlain(text, out var amount) is { } reason ? throw Fault(field.Line, field.Name, reason, text) : amount;

    /// <summary>:86: is free text, or fields that begin with ?20 (other signs stand for the question mark too): who paid, then what for.</summary>
    private static string TextOf(Mt940Field details)
    {
        var raw = StatementText.Joined(details.Lines, FullLine);
        if (Structured().Match(details.FirstLine) is not { Success: true } structured)
            return raw;

        // Within one field the bank's own line ends mean nothing.
        var sign = structured.Groups["sign"].Value[0];
        var parts = new List<(int No, string Text)>();
        foreach (var part in string.Concat(details.Lines).Split(sign).Skip(1))
        {
            if (part is [>= '0' and <= '9', >= '0' and <= '9', ..])
                parts.Add((int.Parse(part.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture), part[2..]));
            else
                parts[^1] = (parts[^1].No, parts[^1].Text + sign + part); // the sign was part of the text
        }

        var who = StatementText.Joined(parts.Where(p => p.No is 32 or 33).Select(p => p.Text), StructuredField);
        var what = StatementText.Joined(parts.Where(p => p.No is (>= 20 and <= 29) or (>= 60 and <= 63)).Select(p => p.Text), StructuredField);
        var kind = string.Join(' ', parts.Where(p => p.No is 0).Select(p => p.Text));
        return what.Length + who.Length > 0 ? $"{who} {what}" : kind;
    }

    private const int StructuredField = 27;

    private static UnreadableStatementException Fault(
        int line, string? field, string reason, string? value = null, Money? expected = null, Money? given = null)
    {
        var fault = StatementFault.At(line, field, reason);
        return new(expected is null
            ? fault.With("value", value is null ? null : StatementText.Clean(value))
            : fault.With("expected", expected.Value.Dong).With("value", given!.Value.Dong));
    }

    [GeneratedRegex(@"^\s*(\{1:|(\{[^}]*\}\s*)*\{4:|:20:)|^:(25|60[FM]):", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline, 1_000)]
    private static partial Regex FirstField();

    // Value date, entry date, mark, funds code, amount, kind, the customer's reference, the bank's.
    [GeneratedRegex(
        @"^(?<value>[0-9]{6})(?<entry>[0-9]{4})?(?<mark>R?[CD])[A-Z]?(?<amount>[0-9]{1,15}([,.][0-9]{0,2})?)([NFS][A-Z0-9]{3})?(?<own>.*?)(//(?<bank>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Entry();

    [GeneratedRegex(
        @"^(?<mark>[CD])(?<date>[0-9]{6})(?<currency>[A-Z]{3})(?<amount>[0-9]{1,15}([,.][0-9]{0,2})?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex WrittenBalance();

    [GeneratedRegex(@"^([0-9]{3})?(?<sign>[?<>~^])[0-9]{2}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Structured();
}
