using System.Text.Json;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>
/// Mở kênh thanh toán: whose account a provider reports on, and the secret that it signs with. Opening the agency's own channel again gives it
/// a new secret. The secret is never shown again.
/// </summary>
public static class OpenPaymentChannel
{
    internal const int LongestProvider = 32;

    private const int ShortestSecret = 8;

    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string Provider, string Channel, string Account, string Secret)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency
    {
        /// <summary>Where the provider's body has our fields, such as <c>amount</c> → <c>data.money</c>; those left out are called as ours.</summary>
        public IReadOnlyDictionary<string, string>? Fields { get; init; }

        // A record prints its members: a secret must not come out that way.
        public override string ToString() => $"OpenPaymentChannel {Provider}/{Channel}";
    }

    /// <param name="Webhook">Where the provider is to report.</param>
    public sealed record Result(string Agency, string Provider, string Channel, string Account, string Webhook) : IHasSubject
    {
        string IHasSubject.Subject => $"payment channel {Provider}/{Channel}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Provider).IsGiven().Must(p => string.IsNullOrEmpty(p) || p == SignedWebhook.Generic).WithErrorCode("unknownProvider");
            RuleFor(c => c.Channel).IsGiven().IsAtMost(Shape.Short).Must(c => c is null || c.All(IsOfPath)).WithErrorCode("channelName");
            RuleFor(c => c.Account).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.Secret).IsGiven().IsAtMost(Shape.Name).MinimumLength(ShortestSecret).WithErrorCode("secretTooShort");
            RuleFor(c => c.Fields).Must(f => f is null || f.All(p => WebhookBody.Fields.Contains(p.Key) && p.Value is { Length: > 0 and <= Shape.Short }))
                .WithErrorCode("unknownValue");
        }

        private static bool IsOfPath(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
    }

    internal sealed class Handler(AppDb db, SignedWebhook webhook, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = SignedWebhook.NormalChannel(request.Channel);
            var channel = await db.Set<PaymentChannelRecord>().FindAsync([request.Provider, name], cancellationToken);
            if (channel is not null && channel.AgencyId != context.Agency.Id)
                return new Refusal(Codes.RequestInvalid, "channel", "channelTaken").With("channel", name);

            var account = request.Account.Trim();
            var secret = webhook.Protect(request.Secret);
            var fields = request.Fields is { Count: > 0 } paths ? JsonSerializer.Serialize(paths, Stored.Json) : null;
            if (channel is null)
            {
                db.Add(new PaymentChannelRecord
                {
                    AgencyId = context.Agency.Id, Provider = request.Provider, Channel = name, Account = account, ProtectedSecret = secret,
                    FieldPaths = fields, CreatedAt = clock.Now,
                });
            }
            else
            {
                (channel.Account, channel.ProtectedSecret, channel.FieldPaths) = (account, secret, fields);
            }

            return new Result(context.Agency.Code.Value, request.Provider, name, account, $"/api/v1/webhooks/payments/{request.Provider}/{name}");
        }
    }
}
