using System.Text;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Periods;
using KeToanChung.App.Tests.Database;
using KeToanChung.Ledger.Fees;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;

using OfficeOpenXml;

namespace KeToanChung.App.Tests.Fees;

/// <summary>Each reported payment is kept once, pays once, or waits with its reason.</summary>
public sealed class OnlinePaymentsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_confirms_its_fee_on_the_day_it_was_paid_in_Vietnam()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Online("H1");

        var taken = await desk.Report(FeeDesk.Report("T1", "h1 ")); // typed otherwise, the same case

        Assert.Equal((receipt.Id, null, false), (taken.Receipt, taken.Reason, taken.IsDuplicate));
        var shown = await desk.Show(receipt.Id);
        Assert.Equal((FeeCaseStatus.Issued, FeeDesk.Today, "T1"), (shown.Status, shown.Receipts[0].Date, shown.OnlinePayment!.TransactionId));
        Assert.Equal((8_000, -8_000), (await desk.Balance("113"), await desk.Balance("3383")));
    }

    [Fact]
    public async Task The_same_transaction_again_changes_nothing()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Online("H1");
        await desk.Report(FeeDesk.Report("T1", "H1"));

        Assert.True((await desk.Report(FeeDesk.Report("T1", "H1"))).IsDuplicate);

        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Fact]
    public async Task A_second_payment_for_one_case_waits_as_already_paid()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Online("H1");
        await desk.Report(FeeDesk.Report("T1", "H1"));

        Assert.Equal(WaitReason.AlreadyPaid, (await desk.Report(FeeDesk.Report("T2", "H1"))).Reason);

        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Fact]
    public async Task What_is_not_certain_waits_with_its_reason_and_nothing_is_lost()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Online("H1");
        var cancelled = await desk.Online("H2");
        await desk.Accepted("thuquy", new CancelFeeReceipt.Command(FeeDesk.Office, FeeDesk.Id(cancelled.Id), "Khách rút hồ sơ"));

        await desk.Report(FeeDesk.Report("T1", "H1", amount: 7_999));
        await desk.Report(FeeDesk.Report("T2", "H2"));
        await desk.Report(FeeDesk.Report("T3", "H3"));
        await desk.Report(FeeDesk.Report("T4", "H1", status: "failed"));
        await desk.Report(FeeDesk.Report("T5", "H1") with { PaidAt = new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero) });

        var waiting = await desk.Accepted("ketoan", new ListOnlinePayments.Query(FeeDesk.Office) { State = OnlinePaymentState.Waiting });
        Assert.Equal(
            [("T1", WaitReason.WrongAmount), ("T2", WaitReason.CancelledCase), ("T3", WaitReason.UnknownCase), ("T4", WaitReason.FailedStatus), ("T5", WaitReason.PaidInFuture)],
            waiting.Items.Select(p => (p.TransactionId, p.Reason!.Value)).Order());
        Assert.Equal(0, await desk.Balance("113"));
    }

    [Fact]
    public async Task Money_for_a_closed_month_waits_until_the_month_is_open_again()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Online("H1");
        await desk.Accepted("ketoan", new CloseMonth.Command(FeeDesk.Office, new(2026, 3)));

        var taken = await desk.Report(FeeDesk.Report("T1", "H1"));
        Assert.Equal(WaitReason.FeeNotPostable, taken.Reason);

        await desk.Accepted("ketoan", new AskToReopenMonth.Command(FeeDesk.Office, new(2026, 3), "Phí trực tuyến"));
        await desk.Accepted("thutruong", new AgreeToReopenMonth.Command(FeeDesk.Office, new(2026, 3)));
        var retry = new RetryOnlinePayment.Command(FeeDesk.Office, FeeDesk.Id(taken.Id!));
        Assert.Equal(OnlinePaymentState.Confirmed, (await desk.Accepted("ketoan", retry)).State);
        Assert.Equal("request.wrongState id paymentConfirmed", await desk.Refused("ketoan", retry));
        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Fact]
    public async Task A_payment_that_comes_before_its_fee_confirms_it_when_it_is_made()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Report(FeeDesk.Report("T1", "H1"));

        var receipt = await desk.Online("H1");

        Assert.Equal((FeeCaseStatus.Issued, "1"), (receipt.Status, receipt.Number));
        Assert.Equal(8_000, await desk.Balance("113"));
        Assert.Empty((await desk.Accepted("ketoan", new ListOnlinePayments.Query(FeeDesk.Office) { State = OnlinePaymentState.Waiting })).Items);
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Thirty_two_reports_of_one_transaction_make_one_receipt(DatabaseKind kind)
    {
        await using var desk = await FeeDesk.Open(databases, kind);
        await desk.Online("H1");

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => desk.Report(FeeDesk.Report("T1", "H1"))));

        Assert.Single(taken, t => !t.IsDuplicate);
        Assert.Equal(1, await desk.Reading(db => db.Set<ReceiptRecord>().CountAsync(Cancel)));
        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Thirty_two_payments_for_one_case_confirm_it_once(DatabaseKind kind)
    {
        await using var desk = await FeeDesk.Open(databases, kind);
        await desk.Online("H1");

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => desk.Report(FeeDesk.Report($"T{i}", "H1"))));

        Assert.Single(taken, t => t.Reason is null);
        Assert.Equal(31, taken.Count(t => t.Reason is WaitReason.AlreadyPaid));
        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Theory]
    [InlineData(",", "csv")]
    [InlineData("|", "pipe")]
    [InlineData(";", "semicolon")]
    public async Task A_file_is_taken_row_by_row_and_says_what_it_left_out(string delimiter, string format)
    {
        await using var desk = await FeeDesk.Open(databases);
        var paid = await desk.Online("H1");
        var file = File(
            delimiter,
            "T1,H1,3021001,8000,2026-03-31T10:07:32+07:00,success",
            "T2,H2,3021001,8000,2026-03-31T10:07:32+07:00,success", // nobody knows the case: waits
            "T1,H1,3021001,8000,2026-03-31T10:07:32+07:00,success", // twice
            "T3,H3,3021004,8000,2026-03-31T10:07:32+07:00,success", // another agency's
            "T4,H4,3021001,8000.5,2026-03-31T10:07:32+07:00,success",
            "T5,H5,3021001,8000,yesterday,success",
            ",H6,3021001,8000,2026-03-31T10:07:32+07:00,success",
            "T7,H7,3021001,-8000,2026-03-31T10:07:32+07:00,success");

        var result = await desk.Accepted("ketoan", new ImportOnlinePayments.Command(FeeDesk.Office, new("ngay.csv", file)));

        Assert.Equal((format, 2, 1, 1, 1), (result.Format, result.Imported, result.Duplicates, result.Confirmed, result.Waiting));
        Assert.Equal([(5, "agency"), (6, "amount"), (7, "paidAt"), (8, "transactionId"), (9, "amount")], result.Rejected.Select(r => (r.Row, r.Column)));
        Assert.Equal(FeeCaseStatus.Issued, (await desk.Show(paid.Id)).Status);

        var again = await desk.Accepted("ketoan", new ImportOnlinePayments.Command(FeeDesk.Office, new("ngay.csv", file)));
        Assert.Equal((0, 3), (again.Imported, again.Duplicates));
        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Fact]
    public async Task A_workbook_is_taken_like_a_text()
    {
        await using var desk = await FeeDesk.Open(databases);
        var paid = await desk.Online("H1");
        using var workbook = new ExcelPackage();
        var sheet = workbook.Workbook.Worksheets.Add("Ngày 31");
        sheet.Cells.LoadFromArrays(
        [
            ["transactionId", "caseNumber", "amount", "paidAt"],
            ["T1", "H1", 8_000, "2026-03-31T10:07:32+07:00"],
            ["T2", "H2", 8_000.5, "2026-03-31T10:07:32+07:00"],
        ]);

        var result = await desk.Accepted("ketoan", new ImportOnlinePayments.Command(FeeDesk.Office, new("ngay.xlsx", workbook.GetAsByteArray())));

        Assert.Equal(("xlsx", 1, 1), (result.Format, result.Imported, result.Confirmed));
        Assert.Equal([(3, "amount")], result.Rejected.Select(r => (r.Row, r.Column)));
        Assert.Equal(FeeCaseStatus.Issued, (await desk.Show(paid.Id)).Status);
    }

    [Fact]
    public async Task A_large_file_is_taken_as_a_whole()
    {
        await using var desk = await FeeDesk.Open(databases);
        for (var i = 0; i < 60; i++)
            await desk.Online($"H{i}");
        var file = File(",", [.. Enumerable.Range(0, 600).Select(i => $"T{i},H{i},3021001,8000,2026-03-31T10:07:32+07:00,success")]);

        var result = await desk.Accepted("ketoan", new ImportOnlinePayments.Command(FeeDesk.Office, new("ngay.csv", file)));

        Assert.Equal((600, 60, 540), (result.Imported, result.Confirmed, result.Waiting));
        Assert.Equal(480_000, await desk.Balance("113"));
    }

    [Theory]
    [InlineData("PK\u0003\u0004…", "request.invalid file statement.brokenWorkbook")]
    [InlineData("a\0b", "request.invalid file notText")]
    [InlineData("xin chào", "request.invalid file paymentColumns")]
    [InlineData("a,b,c\n1,2,3", "request.invalid file paymentColumns")]
    [InlineData("", "request.invalid file emptyFile")]
    public async Task A_file_of_something_else_is_refused(string content, string refusal)
    {
        await using var desk = await FeeDesk.Open(databases);

        Assert.Equal(refusal, await desk.Refused("ketoan", new ImportOnlinePayments.Command(FeeDesk.Office, new("x", Encoding.UTF8.GetBytes(content)))));
    }

    private static byte[] File(string delimiter, params string[] rows) => Encoding.UTF8.GetBytes(
        string.Join("\n", (string[])["transactionId,caseNumber,agency,amount,paidAt,status", .. rows]).Replace(",", delimiter, StringComparison.Ordinal));
}
