using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.BankLists;
using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees.BankLists;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Các kênh thanh toán của đơn vị: whose account each reports on, how its bank writes its daily list, and whether it has reported lately. Secrets are not shown.</summary>
public static class ListPaymentChannels
{
    [Needs(Right.Administer)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Providers">Names of those that a channel can be opened for.</param>
    /// <param name="BankBin">The bank of the account that QR codes name; null while there are none.</param>
    /// <param name="Account">That account.</param>
    public sealed record Result(IReadOnlyList<Item> Items, IReadOnlyList<string> Providers, string? BankBin, string? Account);

    /// <param name="Webhook">Where the provider is to report.</param>
    /// <param name="ListLayout">How the bank writes its daily list (T+1); null while nobody has set it.</param>
    /// <param name="LastReportedAt">When it last reported a payment; null while it never has.</param>
    public sealed record Item(
        string Provider, string Channel, string Account, string Webhook, IReadOnlyDictionary<string, string>? Fields, BankListLayout? ListLayout,
        DateTimeOffset CreatedAt, DateTimeOffset? LastReportedAt);

    internal sealed class Handler(AppDb db, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var last = await db.Set<OnlinePaymentRecord>().Where(p => p.AgencyId == agency)
                .GroupBy(p => new { p.Provider, p.Channel }).Select(g => new { g.Key, At = g.Max(p => p.ReportedAt) })
                .ToDictionaryAsync(g => (g.Key.Provider, g.Key.Channel), g => g.At, cancellationToken);
            var channels = await db.Set<PaymentChannelRecord>().AsNoTracking().Where(c => c.AgencyId == agency)
                .OrderBy(c => c.Provider).ThenBy(c => c.Channel).ToListAsync(cancellationToken);
            var record = context.AgencyEntry.Record;
            return new Result(
                channels.ConvertAll(c => new Item(
                    c.Provider, c.Channel, c.Account, OpenPaymentChannel.WebhookOf(c.Provider, c.Channel), OpenPaymentChannel.PathsOf(c.FieldPaths),
                    BankListLayouts.Read(c.ListLayout), BusinessClock.InVietnam(c.CreatedAt),
                    last.TryGetValue((c.Provider, c.Channel), out var at) ? BusinessClock.InVietnam(at) : null)),
                [.. PaymentProviders.All.Select(p => p.Name)], record.CollectionBankBin, record.CollectionAccount ?? record.DepositAccount);
        }
    }
}
