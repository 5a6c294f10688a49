using System.Text;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
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
    internal sealed record Command(string Provider, string Channel, byte[] Body, string? Signature)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>;

    internal sealed record Result(Guid Id, AgencyCode Agency, string Channel, bool IsGenuine, string? FieldPaths) : IHasSubject
    {
        string IHasSubject.Subject => $"delivery {Id}";
    }

    internal sealed class Handler(AppDb db, SignedWebhook webhook, OrganisationCache organisation, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        private const int LongestSignature = 256;

        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (provider, name) = (request.Provider, SignedWebhook.NormalChannel(request.Channel));
            var channel = await db.Set<PaymentChannelRecord>().AsNoTracking()
                .FirstOrDefaultAsync(c => c.Provider == provider && c.Channel == name, cancellationToken);
            if (channel is null || (await organisation.Get(cancellationToken)).Find(channel.AgencyId) is not { } agency)
                return new Refusal(Codes.NotFound, "channel");

            var delivery = new WebhookDeliveryRecord
            {
                AgencyId = channel.AgencyId, Id = Guid.CreateVersion7(), Provider = channel.Provider, Channel = channel.Channel, At = clock.Now,
                Body = Encoding.UTF8.GetString(request.Body).Replace('\0', ' '), // PostgreSQL keeps no NUL
                Signature = request.Signature is { Length: > LongestSignature } tooLong ? tooLong[..LongestSignature] : request.Signature,
                IsGenuine = webhook.IsGenuine(channel, request.Body, request.Signature),
            };
            db.Add(delivery);
            return new Result(delivery.Id, agency.Agency.Code, channel.Channel, delivery.IsGenuine, channel.FieldPaths);
        }
    }
}
