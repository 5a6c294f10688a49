using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Các kênh thanh toán của đơn vị: whose account each reports on, and whether it has reported lately. Secrets are not shown.</summary>
public static class ListPaymentChannels
{
    [Needs(Right.Administer)]
    public sealed record Query(AgencyCode Agency) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(IReadOnlyList<Item> Items);

    /// <param name="Webhook">Where the provider is to report.</param>
    /// <param name="LastReportedAt">When it last reported a payment; null while it never has.</param>
    public sealed record Item(
        string Provider, string Channel, string Account, string Webhook, IReadOnlyDictionary<string, string>? Fields, DateTimeOffset CreatedAt,
        DateTimeOffset? LastReportedAt);

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
            return new Result(channels.ConvertAll(c => new Item(
                c.Provider, c.Channel, c.Account, OpenPaymentChannel.WebhookOf(c.Provider, c.Channel), OpenPaymentChannel.PathsOf(c.FieldPaths),
                BusinessClock.InVietnam(c.CreatedAt),
                last.TryGetValue((c.Provider, c.Channel), out var at) ? BusinessClock.InVietnam(at) : null)));
        }
    }
}
