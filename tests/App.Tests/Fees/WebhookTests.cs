using System.Security.Cryptography;
using System.Text;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Tests.Fees;

/// <summary>What a payment provider reports by itself.</summary>
public sealed class WebhookTests(TestDatabases databases)
{
    private const string Secret = "khóa bí mật của kênh";

    private const string Body = """{"transactionId":"T1","caseNumber":"H1","amount":8000,"paidAt":"2026-03-31T09:00:00+07:00","somethingNew":{}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_report_confirms_its_fee_and_again_changes_nothing()
    {
        await using var desk = await OpenWithChannel();
        var receipt = await desk.Online("H1");

        var first = (await Signed(desk, Body)).Value!;
        var second = (await Signed(desk, Body)).Value!;

        Assert.Equal((false, OnlinePaymentState.Confirmed, null), (first.Duplicate, first.State!.Value, first.Reason));
        Assert.True(second.Duplicate);
        Assert.Equal("system", (await desk.Show(receipt.Id)).Receipts[0].IssuedBy);
        Assert.Equal(8_000, await desk.Balance("113"));
    }

    [Fact]
    public async Task A_forged_report_is_kept_and_moves_nothing()
    {
        await using var desk = await OpenWithChannel();
        await desk.Online("H1");
        var signature = SignatureOf(Encoding.UTF8.GetBytes(Body));

        foreach (var (body, forged) in new[] { (Body.Replace("8000", "9000", StringComparison.Ordinal), signature), (Body, null), (Body, ""), (Body, "00" + signature[2..]) })
        {
            var outcome = await desk.Webhook("kho-bac", Encoding.UTF8.GetBytes(body), forged);
            Assert.Equal(("auth.failed", "signature"), (outcome.Refusals[0].Code, outcome.Refusals[0].Reason));
        }

        Assert.Equal(0, await desk.Balance("113"));
        var kept = await desk.Reading(db => db.Set<WebhookDeliveryRecord>().Where(d => !d.IsGenuine).Select(d => d.Body).ToListAsync(Cancel));
        Assert.Equal(4, kept.Count);
        Assert.Contains(Body, kept);
    }

    [Fact]
    public async Task A_channel_that_nobody_opened_is_not_found()
    {
        await using var desk = await OpenWithChannel();

        var outcome = await desk.Webhook("other", Encoding.UTF8.GetBytes(Body), "x");

        Assert.Equal(("notFound", "channel"), (outcome.Refusals[0].Code, outcome.Refusals[0].Field));
    }

    [Theory]
    [InlineData("not json", "request.invalid  unreadable")]
    [InlineData("""{"caseNumber":"H1","amount":8000,"paidAt":"2026-03-31T09:00:00Z"}""", "request.invalid transactionId required")]
    [InlineData("""{"transactionId":"T1","caseNumber":"H1","amount":8000.5,"paidAt":"2026-03-31T09:00:00Z"}""", "request.invalid amount wholeDong")]
    [InlineData("""{"transactionId":"T1","caseNumber":"H1","amount":-1,"paidAt":"2026-03-31T09:00:00Z"}""", "request.invalid amount wholeDong")]
    [InlineData("""{"transactionId":"T1","caseNumber":"H1","amount":8000,"paidAt":"hôm qua"}""", "request.invalid paidAt instant")]
    public async Task A_report_that_cant_be_read_is_refused_and_kept(string body, string refusal)
    {
        await using var desk = await OpenWithChannel();

        var outcome = await Signed(desk, body);

        var first = outcome.Refusals[0];
        Assert.Equal(refusal, $"{first.Code} {first.Field} {first.Reason}");
        Assert.Equal(1, await desk.Reading(db => db.Set<WebhookDeliveryRecord>().CountAsync(d => d.IsGenuine, Cancel)));
    }

    [Fact]
    public async Task A_channel_may_say_where_its_provider_writes_the_fields()
    {
        await using var desk = await FeeDesk.Open(databases);
        await desk.Accepted("quantri", Channel() with
        {
            Fields = new Dictionary<string, string> { ["transactionId"] = "data.id", ["amount"] = "data.money", ["caseNumber"] = "data.code", ["paidAt"] = "data.when" },
        });
        var receipt = await desk.Online("H1");

        await Signed(desk, """{"data":{"id":77,"money":"8000","code":"h1","when":"2026-03-31 09:00:00"}}""");

        Assert.Equal("77", (await desk.Show(receipt.Id)).OnlinePayment!.TransactionId);
    }

    [Fact]
    public async Task The_secret_is_kept_encrypted_and_can_be_renewed()
    {
        await using var desk = await OpenWithChannel();
        var stored = await desk.Reading(db => db.Set<PaymentChannelRecord>().Select(c => c.ProtectedSecret).SingleAsync(Cancel));
        Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);

        await desk.Accepted("quantri", Channel() with { Secret = "một khóa khác hẳn" });

        Assert.True((await Signed(desk, Body)).IsRefused);
        Assert.DoesNotContain(Secret, Channel().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_opened_by_an_administrator_and_belongs_to_one_agency()
    {
        await using var desk = await OpenWithChannel();

        Assert.Equal("right.missing", await desk.Refused("ketoan", Channel()));
        Assert.Equal("request.invalid channel channelTaken", await desk.Refused("quantri", Channel() with { Agency = FeeDesk.Room, Channel = "Kho-Bac" }));
        Assert.Equal("request.invalid provider unknownProvider", await desk.Refused("quantri", Channel() with { Provider = "bank" }));
        Assert.Equal("request.invalid channel channelName", await desk.Refused("quantri", Channel() with { Channel = "a/b" }));
        Assert.Equal("request.invalid secret secretTooShort", await desk.Refused("quantri", Channel() with { Secret = "ngắn" }));
    }

    private async Task<FeeDesk> OpenWithChannel()
    {
        var desk = await FeeDesk.Open(databases);
        await desk.Accepted("quantri", Channel());
        return desk;
    }

    private static string SignatureOf(byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));

    private static OpenPaymentChannel.Command Channel() => new(FeeDesk.Office, "generic", "kho-bac", "3713.4.3021001.00000", Secret);

    private static Task<Outcome<ReceiveWebhook.Result>> Signed(FeeDesk desk, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return desk.Webhook("kho-bac", bytes, SignatureOf(bytes));
    }
}
