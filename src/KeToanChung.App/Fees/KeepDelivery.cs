using System.Text;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees.Providers;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Lưu nguyên văn những gì một nhà cung cấp gửi: first of all, genuine or not, in a unit of its own.</summary>
internal static class KeepDelivery
{
    [SystemOnly]
    internal sealed record Command(WebhookCall Call) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Account">The agency's account that the channel reports on.</param>
    internal sealed record Result(Guid Id, AgencyCode Agency, string Channel, string Account, bool IsGenuine, string? FieldPaths) : IHasSubject
    {
        string IHasSubject.Subject => $"delivery {Id}";
    }

    internal sealed class Handler(AppDb db, SignedWebhook webhook, OrganisationCache organisation, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        private const int LongestSignature = 512;

        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var call = request.Call;
            if (PaymentProviders.Find(call.Provider) is not { } provider)
                return new Refusal(Codes.NotFound, "channel");

            var (providerName, name) = (provider.Name, SignedWebhook.NormalChannel(call.Channel));
            var channel = await db.Set<PaymentChannelRecord>().AsNoTracking()
                .FirstOrDefaultAsync(c => c.Provider == providerName && c.Channel == name, cancellationToken);
            if (channel is null || (await organisation.Get(cancellationToken)).Find(channel.AgencyId) is not { } agency)
                return new Refusal(Codes.NotFound, "channel");

            var delivery = new WebhookDeliveryRecord
            {
                AgencyId = channel.AgencyId, Id = Guid.CreateVersion7(), Provider = channel.Provider, Channel = channel.Channel, At = clock.Now,
                Body = Encoding.UTF8.GetString(call.Body).Replace('\0', ' '), // PostgreSQL keeps no NUL
                Signature = Proof(provider, call), IsGenuine = webhook.IsGenuine(channel, provider, call, clock.Now),
            };
            db.Add(delivery);
            return new Result(delivery.Id, agency.Agency.Code, channel.Channel, channel.Account, delivery.IsGenuine, channel.FieldPaths);
        }

        /// <summary>The headers that prove the sender, a line each; of one that carries the secret only that it was there.</summary>
        private static string? Proof(IPaymentProvider provider, WebhookCall call)
        {
            var lines = provider.Signatures.Where(n => call.Header(n) is not null).Select(n => $"{n}: {call.Header(n)}")
                .Concat(provider.Keys.Where(n => call.Header(n) is not null).Select(n => $"{n}: ***"));
            var proof = string.Join('\n', lines).Replace('\0', ' ');
            return proof.Length == 0 ? null : proof.Length > LongestSignature ? proof[..LongestSignature] : proof;
        }
    }
}
