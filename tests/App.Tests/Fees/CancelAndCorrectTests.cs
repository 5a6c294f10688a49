using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.Ledger.Fees;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Tests.Fees;

public sealed class CancelAndCorrectTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pending_fee_is_cancelled_once()
    {
        await using var desk = await FeeDesk.Open(databases);
        var cancel = new CancelFeeReceipt.Command(FeeDesk.Office, FeeDesk.Id((await desk.Online("H1")).Id), "Khách rút hồ sơ");

        Assert.Equal(FeeCaseStatus.Cancelled, (await desk.Accepted("thuquy", cancel)).Status);
        Assert.Equal("request.wrongState id feeCancelled", await desk.Refused("thuquy", cancel));
    }

    [Fact]
    public async Task A_paid_receipt_is_not_cancelled()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        Assert.Equal("receipt.paid id", await desk.Refused("thuquy", new CancelFeeReceipt.Command(FeeDesk.Office, FeeDesk.Id(receipt.Id), "Nhầm")));
    }

    [Fact]
    public async Task A_notice_keeps_the_receipt_and_tells_who_the_payer_is()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        var corrected = await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Notice) with { Payer = new("Nguyễn Văn Anh", "001090000001") });
        var shown = await desk.Show(receipt.Id);

        Assert.Equal(("26TAA", "1", 0), (corrected.Series, corrected.Number, corrected.RefundDue));
        Assert.Equal("Nguyễn Văn Anh", shown.Payer!.Name);
        Assert.Single(shown.Receipts);
        Assert.Equal((CorrectionKind.Notice, "Ghi sai"), (shown.Corrections[0].Kind, shown.Corrections[0].Reason));
        Assert.Equal(8_000, await desk.Balance("1111"));
    }

    [Fact]
    public async Task A_notice_is_not_for_amounts_or_identity_numbers()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        Assert.Equal(
            "request.invalid kind needsReplacement", await desk.Refused("ketoan", Correct(receipt, CorrectionKind.Notice) with { Quantity = 2 }));
        Assert.Equal(
            "request.invalid kind needsReplacement",
            await desk.Refused("ketoan", Correct(receipt, CorrectionKind.Notice) with { Payer = new("Nguyễn Văn An", "001090000002") }));
    }

    [Fact]
    public async Task A_replacement_with_the_same_amount_posts_nothing_anew()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        var corrected = await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Replacement) with { Payer = new("Nguyễn Văn An", "001090000002") });
        var shown = await desk.Show(receipt.Id);

        Assert.Equal(("2", "26TAA-1", 0), (corrected.Number, corrected.Replaces, corrected.RefundDue));
        Assert.Empty(corrected.Vouchers);
        Assert.Equal([("2", true), ("1", false)], shown.Receipts.Select(r => (r.Number, r.Counts)));
        Assert.Equal(8_000, await desk.Balance("1111"));
    }

    [Fact]
    public async Task Too_much_is_reversed_posted_right_and_owed_to_the_payer()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash(quantity: 3);

        var corrected = await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Replacement) with { Quantity = 1 });

        Assert.Equal((8_000, 16_000, 0), (corrected.Amount, corrected.RefundDue, corrected.ToCollect));
        Assert.Equal((24_000, -8_000, -16_000), (await desk.Balance("1111"), await desk.Balance("3383"), await desk.Balance("3388")));
        Assert.True(await desk.Reading(db => db.Set<VoucherRecord>().AnyAsync(v => v.ReversalOf != null && v.AwaitsApproval, Cancel)));
    }

    [Fact]
    public async Task Too_little_is_collected_in_cash()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        var corrected = await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Replacement) with { Quantity = 3 });

        Assert.Equal((24_000, 0, 16_000), (corrected.Amount, corrected.RefundDue, corrected.ToCollect));
        Assert.Equal((24_000, -24_000), (await desk.Balance("1111"), await desk.Balance("3383")));
    }

    [Fact]
    public async Task A_fee_that_should_have_been_free_is_owed_back_whole_and_can_be_corrected_again()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Replacement) with { FeeType = "HT-KETHON" });
        Assert.Equal((8_000, 0, -8_000), (await desk.Balance("1111"), await desk.Balance("3383"), await desk.Balance("3388")));

        var again = await desk.Accepted("ketoan", Correct(receipt, CorrectionKind.Replacement) with { FeeType = "HT-XNTTHN" });
        Assert.Equal(("3", 3_000), (again.Number, again.Amount));
    }

    [Fact]
    public async Task An_online_fee_is_not_replaced_by_a_dearer_one()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Online("H1");
        await desk.Report(FeeDesk.Report("T1", "H1"));

        Assert.Equal(
            "request.invalid quantity moreThanPaidOnline", await desk.Refused("ketoan", Correct(receipt, CorrectionKind.Replacement) with { Quantity = 2 }));
    }

    [Fact]
    public async Task A_fee_without_a_receipt_is_not_corrected_nor_by_the_cashier()
    {
        await using var desk = await FeeDesk.Open(databases);
        var pending = await desk.Online("H1");
        var paid = await desk.Cash();

        Assert.Equal("request.wrongState id noReceiptToCorrect", await desk.Refused("ketoan", Correct(pending, CorrectionKind.Notice)));
        Assert.Equal("right.missing", await desk.Refused("thuquy", Correct(paid, CorrectionKind.Notice)));
    }

    private static CorrectFeeReceipt.Command Correct(IssueFeeReceipt.Result receipt, CorrectionKind kind) =>
        new(FeeDesk.Office, FeeDesk.Id(receipt.Id), kind, "Ghi sai");
}
