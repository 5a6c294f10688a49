using KeToanChung.App.Agencies;
using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Fees;
using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Integrity;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;
using KeToanChung.Testing;

using MediatR;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KeToanChung.App.Tests.Fees;

/// <summary>
/// An agency that collects fees, with a cashier, an accountant and an administrator, and one that doesn't, on 31 March 2026. Commands go through
/// the whole pipeline; at the end the books must be sound.
/// </summary>
internal sealed class FeeDesk : IAsyncDisposable
{
    public static readonly AgencyCode Office = new("3021001");

    public static readonly AgencyCode Room = new("3021002");

    public static readonly DateOnly Today = new(2026, 3, 31);

    private readonly TestDatabase database;

    private readonly ServiceProvider services;

    private readonly Dictionary<string, Guid> users = new(StringComparer.Ordinal);

    private FeeDesk(TestDatabase database)
    {
        this.database = database;
        services = database.Services(s =>
        {
            s.AddApp();
            s.AddSingleton<TimeProvider>(Clock);
            s.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 31, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FeeDesk> Open(TestDatabases databases, DatabaseKind? kind = null)
    {
        var desk = new FeeDesk(await databases.Create(kind ?? TestDatabases.Usual));
        await desk.Accepted(new ReleaseCatalogs.Command(Path.Combine(AppContext.BaseDirectory, "catalogs")));
        await desk.Accepted(new FoundCommune.Command("00000", "Xã Thử", "Tỉnh Thử"));
        await desk.OpenAgency(Office, collectsFees: true);
        await desk.OpenAgency(Room, collectsFees: false);
        await desk.Appoint("thuquy", Role.Cashier, Office);
        await desk.Appoint("ketoan", Role.Accountant, Office);
        await desk.Appoint("thutruong", Role.AgencyHead, Office);
        await desk.Appoint("ketoan2", Role.Accountant, Room);
        await desk.Appoint("quantri", Role.Administrator, null);
        return desk;
    }

    public async Task Appoint(string userName, Role role, AgencyCode? agency)
    {
        await Accepted(new AddUser.Command(userName, userName, "mật khẩu đủ dài"));
        await Accepted(new AppointUser.Command(userName, role, agency, "01/QĐ-UBND", new DateOnly(2026, 1, 1), null));
        users[userName] = await Reading(db => db.Users.Where(u => u.UserName == userName).Select(u => u.Id).FirstAsync(Cancel));
    }

    /// <summary>Sends as a user; the system itself where none is named.</summary>
    public async Task<Outcome<T>> Send<T>(string? userName, IRequest<Outcome<T>> request)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallContext>();
        context.Caller = userName is null ? Caller.System : new Caller(users[userName], userName, Clock.GetUtcNow().UtcDateTime);
        context.Door = Door.Api;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, Cancel);
    }

    public Task<T> Accepted<T>(IRequest<Outcome<T>> request) => Accepted(null, request);

    public async Task<T> Accepted<T>(string? userName, IRequest<Outcome<T>> request)
    {
        var outcome = await Send(userName, request);
        Assert.False(outcome.IsRefused, string.Join(", ", outcome.Refusals));
        return outcome.Value!;
    }

    /// <summary>The first refusal as <c>code field reason</c>.</summary>
    public async Task<string> Refused<T>(string userName, IRequest<Outcome<T>> request)
    {
        var outcome = await Send(userName, request);
        Assert.True(outcome.IsRefused, "It was accepted.");
        var first = outcome.Refusals[0];
        return string.Join(' ', ((string?[])[first.Code, first.Field, first.Reason]).Where(part => part is not null));
    }

    public static IssueFeeReceipt.Command Fee(
        string feeType = "HT-TRICHLUC", int quantity = 1, FeeMethod method = FeeMethod.Cash, string? caseNumber = null, AgencyCode? agency = null,
        DateOnly? date = null) =>
        new(agency ?? Office, new FeeInput(feeType, quantity, new PayerInput("Nguyễn Văn An", "001090000001"), caseNumber, method) { Date = date });

    public Task<IssueFeeReceipt.Result> Cash(string feeType = "HT-TRICHLUC", int quantity = 1) => Accepted("thuquy", Fee(feeType, quantity));

    public Task<IssueFeeReceipt.Result> Online(string caseNumber, string feeType = "HT-TRICHLUC") =>
        Accepted("thuquy", Fee(feeType, method: FeeMethod.Online, caseNumber: caseNumber));

    public static PaymentReport Report(string transaction, string caseNumber, long amount = 8_000, string? status = null) =>
        new(transaction, caseNumber, amount, new DateTimeOffset(2026, 3, 30, 17, 30, 0, TimeSpan.Zero), status); // 00:30 on the 31st in Việt Nam

    public async Task<TakeOnlinePayments.Item> Report(PaymentReport report) =>
        (await Accepted("ketoan", new TakeOnlinePayments.Command(Office, "platform", "file", [report]))).Payments[0];

    /// <summary>What comes in at the webhook of the channel.</summary>
    public async Task<Outcome<ReceiveWebhook.Result>> Webhook(string channel, byte[] body, string? signature)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallContext>();
        (context.Caller, context.Door) = (Caller.System, Door.Webhook);
        return await scope.ServiceProvider.GetRequiredService<ReceiveWebhook>().Receive(
            new WebhookCall("generic", channel, body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Signature"] = signature ?? "" }), Cancel);
    }

    public static DocumentId Id(string id) => DocumentId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id);

    public async Task<ShowFeeReceipt.Result> Show(string id) => await Accepted("ketoan", new ShowFeeReceipt.Query(Office, Id(id)));

    /// <summary>Debit less credit of an account.</summary>
    public Task<long> Balance(string account) => Reading(db => db.Set<Data.Records.VoucherLineRecord>()
        .Where(l => l.Account == account).SumAsync(l => l.Debit - l.Credit, Cancel));

    public async Task<T> Reading<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async ValueTask DisposeAsync()
    {
        var books = await Accepted(new CheckAllBooks.Query());
        Assert.True(books.Ok, string.Join("\n", books.Checks.Where(c => !c.Ok)));
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task OpenAgency(AgencyCode code, bool collectsFees) => await Accepted(new OpenAgency.Command(
        code, $"Đơn vị {code}", "administrative", UnitType.AccountingUnit, Regime.TT24, "830", "341", "3713.4.3021001.00000", collectsFees,
        new DateOnly(2026, 1, 1)));
}
