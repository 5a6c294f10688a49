using KeToanChung.Ledger.Fees.BankLists;

namespace KeToanChung.Ledger.Tests.Fees;

/// <summary>A list that is answered can be read again, whatever its layout, and no changed character goes unseen.</summary>
public sealed class BankListTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 31, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly ListedPayment[] Payments =
    [
        new("GD1", 8_000, At) { CaseNumber = "H19-1", Content = "Nộp lệ phí" }, new("GD2", 12_000, At.AddMinutes(1)) { BankReference = "FT1" }, new("GD3", 1, At),
    ];

    public static TheoryData<ListDigest, ListDigest, string?> Layouts => new MatrixTheoryData<ListDigest, ListDigest, string?>(
        Enum.GetValues<ListDigest>(), Enum.GetValues<ListDigest>(), [null, "khóa"]);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_answered_is_read_again(ListDigest record, ListDigest file, string? secret)
    {
        var layout = LayoutOf(record, file);
        var answer = new BankListAnswer(layout, secret);

        var read = new BankListReader(layout, secret).Read(answer.File([.. Payments.Select(answer.Line)], 20_001, At));

        Assert.Null(read.Refusal);
        Assert.Equal(Payments, read.Records.Select(r => r.Payment));
    }

    [Theory]
    [InlineData(ListDigest.Values, ListDigest.None)]
    [InlineData(ListDigest.Text, ListDigest.None)]
    [InlineData(ListDigest.None, ListDigest.Text)]
    public void A_digit_that_was_changed_is_seen(ListDigest record, ListDigest file)
    {
        var layout = LayoutOf(record, file);
        var answer = new BankListAnswer(layout, secret: null);
        var text = answer.File([.. Payments.Select(answer.Line)], 20_001, At);

        var read = new BankListReader(layout, secret: null).Read(text.Replace(";8000;", ";8001;", StringComparison.Ordinal));

        Assert.True(read.Refusal is not null || read.Records.Any(r => r.Fault is not null));
    }

    [Fact]
    public void What_parts_the_fields_or_lines_cannot_come_in_with_a_text()
    {
        var answer = new BankListAnswer(BankListLayout.Usual, secret: null);
        var hostile = new ListedPayment("GD1", 1, At) { Content = "a|b\r\n009|0|" };

        var read = new BankListReader(BankListLayout.Usual, secret: null).Read(answer.File([answer.Line(hostile)], 1, At));

        Assert.Equal("a b 009 0 ".TrimEnd(), Assert.Single(read.Records).Payment!.Content);
    }

    [Fact]
    public void The_same_transaction_twice_in_a_list_differs_the_second_time()
    {
        var comparison = new BankListComparison(new Dictionary<string, ListedPayment> { ["GD1"] = Payments[0] });

        Assert.Equal(
            [BankListResult.Matched, BankListResult.Differs, BankListResult.BankOnly, BankListResult.Differs],
            [comparison.Of(Payments[0], "GD1"), comparison.Of(Payments[0], "GD1"), comparison.Of(Payments[1], "GD2"), comparison.Of(Payments[1], "GD2")]);
    }

    private static BankListLayout LayoutOf(ListDigest record, ListDigest file) => new()
    {
        RecordDigest = record, FileDigest = file, Separator = ";",
        Fields = ["type", "paidAt", "amount", "transactionId", "-", "content", "caseNumber", "bankReference", "result", "checksum"], Footer = ["type", "amount", "count", "writtenAt", "checksum"],
        TimeFormat = "dd/MM/yyyy HH:mm:ss",
    };
}
