using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Posting;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Tests.Fees;

public sealed class IssueFeeReceiptTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cash_is_receipted_and_posted_at_once()
    {
        await using var desk = await FeeDesk.Open(databases);

        var receipt = await desk.Cash("CT-SAO-T1", quantity: 3);

        Assert.Equal((FeeCaseStatus.Issued, "26TAA", "1", 5_000), (receipt.Status, receipt.Series, receipt.Number, receipt.Amount));
        Assert.Equal((5_000, -5_000), (await desk.Balance("1111"), await desk.Balance("3383")));
        var voucher = await desk.Reading(db => db.Set<VoucherRecord>().SingleAsync(Cancel));
        Assert.Equal((VoucherType.FeeReceipt, "PHI-02", FeeDesk.Today), (voucher.Type, voucher.Operation, voucher.Date));
    }

    [Fact]
    public async Task An_online_fee_waits_unposted_for_its_payment()
    {
        await using var desk = await FeeDesk.Open(databases);

        var receipt = await desk.Online("H19.001-260331-0001");

        Assert.Equal((FeeCaseStatus.Pending, null, null, null), (receipt.Status, receipt.Series, receipt.Number, receipt.Qr));
        Assert.False(await desk.Reading(db => db.Set<VoucherRecord>().AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Once_the_agency_names_its_bank_an_online_fee_has_a_QR_code_until_it_is_paid()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Accepted("quantri", new SetCollectionAccount.Command(FeeDesk.Office, "970415", "0000123456789"));

        var receipt = await desk.Online("H19.001-260331-0001");
        Assert.Equal(VietQr.Payload("970415", "0000123456789", 8_000, "H19.001-260331-0001"), receipt.Qr);
        Assert.Equal(receipt.Qr, (await desk.Show(receipt.Id)).Qr);

        await desk.Report(FeeDesk.Report("T1", "H19.001-260331-0001"));
        Assert.Null((await desk.Show(receipt.Id)).Qr);
    }

    [Fact]
    public async Task An_online_fee_without_a_case_gets_a_number_for_the_payer_to_name()
    {
        await using var desk = await FeeDesk.Open(databases);

        var receipt = await desk.Accepted("thuquy", FeeDesk.Fee(method: FeeMethod.Online));
        var paid = await desk.Report(FeeDesk.Report("T1", receipt.CaseNumber!));

        Assert.Equal(receipt.Id, paid.Receipt);
    }

    [Fact]
    public async Task What_costs_nothing_is_recorded_without_a_receipt_or_posting()
    {
        await using var desk = await FeeDesk.Open(databases);

        var exempt = await desk.Cash("HT-KETHON");
        var next = await desk.Cash();

        Assert.Equal((FeeCaseStatus.Exempt, null, 0), (exempt.Status, exempt.Number, exempt.Amount));
        Assert.Equal("1", next.Number);
        Assert.Equal(8_000, await desk.Balance("1111"));
    }

    [Theory]
    [InlineData("KD-MONBAI-NO", 1, "request.invalid feeType retired")]
    [InlineData("KD-HKD-GIAY", 1, "request.invalid feeType notYet")]
    [InlineData("PHI-LA", 1, "request.invalid feeType unknownFee")]
    [InlineData("VH-THUVIEN", 1, "request.invalid feeType noAmount")]
    [InlineData("HT-TRICHLUC", 0, "request.invalid quantity quantity")]
    [InlineData("HT-TRICHLUC", 1_000_000_000, "request.invalid quantity quantity")]
    public async Task Refuses_what_has_no_price_and_gives_no_number(string feeType, int quantity, string refusal)
    {
        await using var desk = await FeeDesk.Open(databases);

        Assert.Equal(refusal, await desk.Refused("thuquy", FeeDesk.Fee(feeType, quantity)));

        Assert.Equal("1", (await desk.Cash()).Number);
    }

    [Fact]
    public async Task Refuses_another_day_than_today()
    {
        await using var desk = await FeeDesk.Open(databases);

        Assert.Equal("request.invalid date onlyToday", await desk.Refused("thuquy", FeeDesk.Fee(date: FeeDesk.Today.AddDays(-1))));
        Assert.Equal(FeeDesk.Today, (await desk.Accepted("thuquy", FeeDesk.Fee(date: FeeDesk.Today))).Date);
    }

    [Fact]
    public async Task Refuses_an_agency_that_collects_no_fees()
    {
        await using var desk = await FeeDesk.Open(databases);

        Assert.Equal("request.invalid agency collectsNoFees", await desk.Refused("ketoan2", FeeDesk.Fee(agency: FeeDesk.Room)));
    }

    [Fact]
    public async Task Refuses_a_month_that_is_closed()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Accepted("ketoan", new App.Periods.CloseMonth.Command(FeeDesk.Office, new(2026, 3)));

        Assert.Equal("period.closed date", await desk.Refused("thuquy", FeeDesk.Fee()));
    }

    [Fact]
    public async Task Neither_books_nor_audit_name_the_payer()
    {
        await using var desk = await FeeDesk.Open(databases);

        await desk.Cash();

        var written = await desk.Reading(async db => string.Join('\n', await db.Set<VoucherRecord>().Select(v => v.Description + v.Party + v.SearchText)
            .Concat(db.Set<AuditRecord>().Select(a => a.Subject + a.Command)).ToListAsync(Cancel)));
        Assert.DoesNotContain("An", written, StringComparison.Ordinal);
        Assert.DoesNotContain("nguyen", written, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_chain_stays_whole_when_a_payer_is_forgotten()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Cash();

        await desk.Reading(db => db.Set<PayerRecord>().ExecuteDeleteAsync(Cancel));

        Assert.Null((await desk.Show(receipt.Id)).Payer); // the desk checks the chain when it closes
    }

    [Fact]
    public async Task A_cashier_sees_own_receipts_and_the_accountant_all()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Appoint("thuquy2", Role.Cashier, FeeDesk.Office);
        var own = await desk.Cash();
        var other = await desk.Accepted("thuquy2", FeeDesk.Fee());

        var seen = await desk.Accepted("thuquy", new ListFeeReceipts.Query(FeeDesk.Office));
        var all = await desk.Accepted("ketoan", new ListFeeReceipts.Query(FeeDesk.Office));

        Assert.Equal([own.Id], seen.Items.Select(r => r.Id));
        Assert.Equal([other.Id, own.Id], all.Items.Select(r => r.Id));
        Assert.Equal("notFound id", await desk.Refused("thuquy", new ShowFeeReceipt.Query(FeeDesk.Office, FeeDesk.Id(other.Id))));
    }

    [Fact]
    public async Task Receipts_are_found_by_case_number_and_by_the_payers_name_without_diacritics()
    {
        await using var desk = await FeeDesk.Open(databases);
        var receipt = await desk.Online("H19.001-260331-0001");
        await desk.Cash();

        async Task<IEnumerable<string>> Found(string words) =>
            (await desk.Accepted("ketoan", new ListFeeReceipts.Query(FeeDesk.Office) { Words = words })).Items.Select(r => r.Id);

        Assert.Equal([receipt.Id], await Found("h19.001"));
        Assert.Equal(2, (await Found("van an")).Count());
        Assert.Empty(await Found("nobody"));
    }

    [Fact]
    public async Task Sixteen_cashiers_at_once_leave_no_gap()
    {
        await using var desk = await FeeDesk.Open(databases);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var i = 0; i < 5; i++)
                await desk.Cash();
        }));

        var numbers = await desk.Reading(db => db.Set<ReceiptRecord>().OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(Cancel));
        Assert.Equal(Enumerable.Range(1, 80), numbers);
    }

    [Fact]
    public async Task A_new_year_begins_a_new_series_at_one()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Cash();
        await desk.Accepted("ketoan", new App.Periods.OpenFiscalYear.Command(FeeDesk.Office, 2027));
        desk.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 4, 3, 0, 0, TimeSpan.Zero));

        var receipt = await desk.Cash();

        Assert.Equal(("27TAA", "1"), (receipt.Series, receipt.Number));
    }
}
